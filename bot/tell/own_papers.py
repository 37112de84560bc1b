"""Papers on their way to a person: by the office's own template where it has a sound one, and what is said if not."""

from bot.models import Member, Person
from bot.papers.own import Paper
from bot.tell.post import Post
from bot.wording import reports as say


def send_paper(post: Post, to: Person | Member, name: str, paper: Paper, label: str) -> None:
    """Make it and send it; a template that could not be filled is told to the reader and put on record."""
    made = paper.made(post.templates)
    post.file(to, name, made.data, label)
    if made.why:
        post.text(to, say.template_broken(made.template, made.why), label)
        if post.act is not None:
            post.act.record("paper.template_broken", name=made.template, why=made.why)
