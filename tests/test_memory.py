import gc

import pytest

from checker.memory import loading_for_good, no_collection


def test_no_garbage_is_collected_for_a_while() -> None:
    with no_collection():
        assert not gc.isenabled()
        with no_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_goes_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="oei"), no_collection():
        raise ValueError("oei")
    assert gc.isenabled()


def test_what_is_loaded_for_good_is_left_alone() -> None:
    before = gc.get_freeze_count()
    try:
        with loading_for_good():
            assert not gc.isenabled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
