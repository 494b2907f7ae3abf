"""Every rule of reading has its sentence, and every sentence its rule."""

import ast
import re
from pathlib import Path

import pytest

from onrecord import extract
from onrecord.errors import KnowledgeError
from onrecord.knowledge.rules import rules, sentence

FOLDER = Path(extract.__file__).parent
TOPICS = {rule.partition(".")[0] for rule in rules()}


def ids_in_code() -> set[str]:
    """Every text in the code of reading that has the form of a rule's id."""
    texts = {
        node.value
        for path in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {t for t in texts if re.fullmatch(r"[a-z]+\.[a-z_]+", t) and t.partition(".")[0] in TOPICS}


def noted_in_code() -> set[str]:
    """The ids that stand as such in a call of `because`, whatever their topic."""
    return {
        node.value
        for path in FOLDER.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "because"
        for argument in call.args[1:2]
        for node in ast.walk(argument)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value
    }


def test_every_rule_that_decides_has_a_sentence() -> None:
    """No rule names itself by an id that nobody explains."""
    assert not (ids_in_code() | noted_in_code()) - rules().keys()


def test_every_sentence_has_a_rule_that_says_it() -> None:
    """No sentence is left of a rule that is gone."""
    assert not rules().keys() - ids_in_code()


@pytest.mark.parametrize("rule", sorted(rules()))
def test_a_sentence_is_one_for_a_reader(rule: str) -> None:
    """Each sentence begins with a capital or with words of the report, and ends with a full stop."""
    said = rules()[rule]
    assert said[0].isupper() or said[0] in "“{"
    assert said.endswith(".")


def test_a_place_that_nothing_fills_is_an_error() -> None:
    """A sentence is never shown with a hole in it."""
    with pytest.raises(KnowledgeError, match="weekday_back"):
        sentence("date.weekday_back", {"words": "Monday"})
