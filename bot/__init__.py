"""督办助手: supervision of government notices inside WeCom (企业微信)."""

import gc

gc.set_threshold(20_000, 20, 20)  # what is imported stays: looking through it again and again is a sixth of every start
