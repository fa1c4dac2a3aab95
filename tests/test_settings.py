"""Settings: a flag wins over the environment, the environment over the file."""

from pathlib import Path

import pytest

from drafter.errors import SettingsError
from drafter.settings import load_settings


def test_the_order_of_three_sources(tmp_path: Path) -> None:
    """Flag, environment, file; a key alone configures nothing."""
    file = tmp_path / "drafter.toml"
    file.write_text('model = "file"\nbase_url = "http://file/v1"\ntimeout_s = 5.0\n', encoding="utf-8")
    environment = {"OPENAI_BASE_URL": "http://environment/v1", "OPENAI_API_KEY": "sk-1"}
    chosen = load_settings({"model": "flag", "engine": None}, config=file, environment=environment)
    assert (chosen.model, chosen.base_url, chosen.timeout_s) == ("flag", "http://environment/v1", 5.0)
    assert chosen.engine_name == "model"
    assert "sk-1" not in repr(chosen)


def test_a_key_alone_configures_nothing() -> None:
    """Without a base URL and a model the rules engine is the default."""
    chosen = load_settings({}, environment={"OPENAI_API_KEY": "sk-1"})
    assert not chosen.endpoint_configured
    assert chosen.engine_name == "rules"


def test_the_engine_asked_for_wins() -> None:
    """`--engine rules` holds also where an endpoint is configured."""
    environment = {"OPENAI_BASE_URL": "http://x/v1", "DRAFTER_MODEL": "m"}
    assert load_settings({"engine": "rules"}, environment=environment).engine_name == "rules"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'modell = "x"\n', "“modell”没有这个设置项"),
        (b'timeout_s = "long"\n', "“timeout_s”值不合要求"),
        (b"timeout_s = 9\nmodel = \n", "不是有效的 TOML（第2行第9列）"),
        (b'model = ["x"', "不是有效的 TOML（文件末尾不完整）"),
        ("model = '甲'".encode("gb18030"), "不是有效的 TOML（不是 UTF-8 编码）"),
    ],
)
def test_a_faulty_file_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    """A wrong key, type, syntax or encoding is one clear line with the file in it."""
    file = tmp_path / "drafter.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=message) as caught:
        load_settings({}, config=file, environment={})
    assert str(file) in str(caught.value)


def test_a_missing_file_is_an_error_only_when_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--config` must exist; drafter.toml in the working folder may be absent."""
    monkeypatch.chdir(tmp_path)
    assert load_settings({}, environment={}).model is None
    with pytest.raises(SettingsError, match="无法读取"):
        load_settings({}, config=tmp_path / "none.toml", environment={})
