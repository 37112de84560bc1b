"""What is said to a question of ours beside a plain answer: put right, agreed with more, taken back, or another matter.

The first reading wins; what changes what was shown comes before what agrees to it.
"""

from collections.abc import Callable

from bot.language.answers.adding import told_beside
from bot.language.answers.another_matter import another_matter
from bot.language.answers.asks_of_deed import asks_which
from bot.language.answers.behind_no import behind_no
from bot.language.answers.dialogue import fill_beside
from bot.language.answers.disowned import disowned, misunderstood
from bot.language.answers.elided import elided
from bot.language.answers.entered_right import entered_right
from bot.language.answers.fates_right import fates_right
from bot.language.answers.giving_up import reworded
from bot.language.answers.half_right import half_right
from bot.language.answers.hurried import hurried
from bot.language.answers.its_object import its_object
from bot.language.answers.more_of_reason import more_of_reason
from bot.language.answers.next_step import next_step
from bot.language.answers.no_but import no_but
from bot.language.answers.of_another_unit import of_another_unit
from bot.language.answers.order_put_right import order_put_right
from bot.language.answers.other_reason import reason_of_another
from bot.language.answers.other_task import extension_of_another
from bot.language.answers.own_verb import own_verb
from bot.language.answers.put_differently import put_differently
from bot.language.answers.rather_other import rather_other
from bot.language.answers.readdressed import asked_of_others
from bot.language.answers.reason_right import reason_right
from bot.language.answers.renumbered import renumbered
from bot.language.answers.restated import restated
from bot.language.answers.seeming import about_doubt
from bot.language.answers.signing_on import signs_on
from bot.language.answers.step_amid_form import step_amid_form
from bot.language.answers.to_guess import parted, to_guess
from bot.language.answers.told_right import name_right
from bot.language.answers.undecided import undecided
from bot.language.answers.urged_otherwise import urged_otherwise
from bot.language.answers.wrong_object import wrong_object
from bot.language.answers.yes_and import yes_and
from bot.language.new_work import decided_in_list
from bot.language.rules.disposal_amended import taken_out
from bot.language.scene import Reader, Said, Scene


def beside_answers(scene: Scene, read: Reader, weighed: Callable[[Scene], Said]) -> Said | None:
    """What is said to a doubt of ours, or of something else than the question."""
    if (again := reason_right(scene) or reworded(scene) or fates_right(scene)) is not None:
        return again
    scene = parted(scene)
    if (said := of_another_unit(scene) or reason_of_another(scene)) is not None:
        return said
    if (said := behind_no(scene, weighed) or asks_which(scene)) is not None:
        return said
    if scene.context.guess and (said := to_guess(scene, read)) is not None:
        return said
    if (said := order_put_right(scene, read) or signs_on(scene, weighed)) is not None:
        return said
    said = taken_out(scene) or put_differently(scene) or urged_otherwise(scene)
    said = said or asked_of_others(scene) or entered_right(scene) or about_doubt(scene)
    said = said or undecided(scene) or misunderstood(scene) or name_right(scene) or own_verb(scene) or hurried(scene)
    said = said or renumbered(scene) or fill_beside(scene) or more_of_reason(scene)
    said = said or rather_other(scene) or step_amid_form(scene, read)
    said = said or restated(scene, read) or extension_of_another(scene, read)
    said = said or another_matter(scene, read) or next_step(scene, weighed)
    said = said or wrong_object(scene) or elided(scene, read)
    said = said or no_but(scene, read, weighed)
    said = its_object(scene, said or half_right(scene, read, weighed))
    said = said or yes_and(scene, read, weighed) or disowned(scene)
    return said or told_beside(scene, read) or decided_in_list(scene)
