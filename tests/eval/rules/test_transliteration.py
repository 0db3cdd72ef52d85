import pytest

from eval.rules.transliteration import latin


@pytest.mark.parametrize(
    ("cyrillic", "written"),
    [("зеленський", "zelenskyy"), ("кличко", "klychko"), ("щур", "shchur"), ("х-101", "kh-101"), ("smith", "smith")],
)
def test_cyrillic_as_english_spells_it(cyrillic: str, written: str) -> None:
    assert latin(cyrillic) == written
