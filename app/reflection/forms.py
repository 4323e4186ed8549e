"""What a person says about a finding."""

from typing import Annotated

from app.forms import Form, choice
from journal.vocabulary import FindingReply


class ReplyForm(Form):
    """That it fits, that it doesn't, or nothing any more."""

    said: Annotated[FindingReply | None, choice(FindingReply)]
