"""A WeCom of one's own, for `make run` and for every story test; the product does not know it.

A test builds a world in a few lines:

    people = [Person("zhangsan", "张三", ("义乌市教育局",)), Person("lisi", "李四", ("义乌市教育局",))]
    directory = Directory(people, [Group("wr1", "教育局群", ("义乌市教育局",))])
    emulator = Emulator(directory, switches=Switches(), clock=SteppedClock())
    with serve(emulator) as url:                      # url is the product's DUBAN_WECOM_API_BASE
        start the product with emulator.environment() in its environment, then
        emulator.product_url = "http://127.0.0.1:8080"

and then plays: `emulator.say("zhangsan", "我的任务").text` is the passive answer; `emulator.say("zhangsan",
"@督办助手 注销 义乌教育之声", "wr1")` speaks in the group; `emulator.phone("lisi").card("ZX-2022-001")` is a card as
it looks now, and `emulator.tap("lisi", "ZX-2022-001", "同意")` presses its button. What was sent, dropped or refused
stands in `emulator.log`; nothing may be left in `emulator.log.refused()`. `heard.again()` repeats a callback,
`emulator.fail_next("message/send", -1)` and its neighbours break WeCom, `clock.advance(3600)` moves machine time, and
`switches.ALL_POSITIONS` are (sentence, Switches) pairs to parametrise a story with.
"""
