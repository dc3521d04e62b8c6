"""The four skills and their documents."""

from __future__ import annotations

import pytest

from nemo_widgets.conversation.routing import route
from nemo_widgets.errors import InputError
from nemo_widgets.skills import SLUGS, load, read


@pytest.mark.parametrize("slug", SLUGS)
def test_each_skill_is_read_from_its_document(slug: str) -> None:
    skill = load(slug)
    assert skill.slug == slug
    assert skill.limit_bytes == (500_000_000 if slug == "free-shorts" else 200_000_000)
    assert {"mp4", "jpg", "jpeg", "png", "aac"} <= set(skill.accepts)
    assert skill.title
    assert skill.text.startswith("# ")
    assert len(skill.examples) == 3
    assert all(route(example).kind == "message" for example in skill.examples)


def test_an_unknown_skill_and_a_broken_document_are_refused() -> None:
    with pytest.raises(InputError, match="free-shorts"):
        load("../errors")
    with pytest.raises(InputError, match="frontmatter"):
        read("# No frontmatter")
    with pytest.raises(InputError, match="version"):
        read("---\nname: x\n---\ntext")
