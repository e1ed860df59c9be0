"""The tiny models: Marian, M2M100, NLLB, mT5 and BART, each in the layout of the hub."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.engines.tiny.corpus import PLACEHOLDERS, pairs, sentencepiece_model, summaries
from tests.engines.tiny.training import train

WIDTH = 64
SHAPE: dict[str, Any] = {
    "d_model": WIDTH, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4,
    "decoder_attention_heads": 4, "encoder_ffn_dim": 2 * WIDTH, "decoder_ffn_dim": 2 * WIDTH,
    "max_position_embeddings": 160, "dropout": 0.0, "attention_dropout": 0.0,
    "activation_dropout": 0.0,
}  # fmt: skip


def marian(folder: Path, *, start_from_zero: bool = True) -> Path:
    """Train a Marian: source.spm, target.spm, vocab.json.

    start_from_zero: Marian's decoder starts from an embedding of zeros, which transformers keeps
    in the row of <pad>; CTranslate2 relies on it. False leaves the row as training makes it, as a
    model has it that was trained further with transformers.
    """
    import torch
    from transformers import GenerationConfig, MarianConfig, MarianMTModel, MarianTokenizer

    ids = _marian_vocabulary(folder)
    pad = ids["<pad>"]
    torch.manual_seed(1)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=len(ids), pad_token_id=pad, eos_token_id=0, decoder_start_token_id=pad,
            forced_eos_token_id=0, bos_token_id=None, scale_embedding=True,
            activation_function="swish", **SHAPE,
        )
    )  # fmt: skip
    model.generation_config = GenerationConfig(
        bad_words_ids=[[pad]], decoder_start_token_id=pad, eos_token_id=0, pad_token_id=pad,
        forced_eos_token_id=0, num_beams=4, max_length=160,
    )  # fmt: skip
    tokenizer: Any = MarianTokenizer.from_pretrained(folder)

    def zero_start() -> None:
        with torch.no_grad():
            model.get_input_embeddings().weight[pad] = 0

    _learn(model, tokenizer, pairs(), pad=pad, after=zero_start if start_from_zero else None)
    model.save_pretrained(folder)
    return folder


def _marian_vocabulary(folder: Path) -> dict[str, int]:
    ids = {"</s>": 0, "<unk>": 1}
    for name, side in (("source.spm", 0), ("target.spm", 1)):
        texts = [pair[side] for pair in pairs()]
        processor = sentencepiece_model(texts, folder / name, kind="unigram")
        for piece in _pieces(processor):
            ids.setdefault(piece, len(ids))
    ids["<pad>"] = len(ids)
    _write(folder / "vocab.json", ids)
    _write(folder / "tokenizer_config.json", {"tokenizer_class": "MarianTokenizer"})
    return ids


def m2m100(folder: Path) -> Path:
    """Train an M2M100 that writes English when told __en__ and repeats the Chinese at __zh__."""
    from transformers import M2M100Tokenizer
    from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES

    texts = [text for pair in pairs() for text in pair]
    processor = sentencepiece_model(texts, folder / "sentencepiece.bpe.model", kind="bpe")
    ids = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    for piece in _pieces(processor):
        ids.setdefault(piece, len(ids))
    _write(folder / "vocab.json", ids)
    codes = [f"__{code}__" for code in FAIRSEQ_LANGUAGE_CODES["m2m100"]]
    settings = {"tokenizer_class": "M2M100Tokenizer", "additional_special_tokens": codes}
    _write(folder / "tokenizer_config.json", settings)
    tokenizer: Any = M2M100Tokenizer.from_pretrained(folder, src_lang="zh", tgt_lang="en")
    _learn_languages(folder, tokenizer, ("zh", "en"), spare=tokenizer.num_madeup_words)
    return folder


def nllb(folder: Path) -> Path:
    """Train an NLLB, told zho_Hans and eng_Latn: M2M100's network, and a tokenizer of its own.

    The hub has its languages in tokenizer.json; the sentencepiece model does not know them.
    """
    from transformers import NllbTokenizer
    from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES

    texts = [text for pair in pairs() for text in pair]
    sentencepiece_model(texts, folder / "sentencepiece.bpe.model", kind="bpe", placeholders=[])
    languages: Any = {"additional_special_tokens": FAIRSEQ_LANGUAGE_CODES}
    tokenizer: Any = NllbTokenizer.from_pretrained(
        folder, src_lang="zho_Hans", tgt_lang="eng_Latn", **languages
    )
    tokenizer.save_pretrained(folder)
    _learn_languages(folder, tokenizer, ("zho_Hans", "eng_Latn"), spare=2)
    return folder


def _learn_languages(folder: Path, tokenizer: Any, codes: tuple[str, str], *, spare: int) -> None:
    """Train the network of M2M100 and NLLB to write English, or the Chinese again, as it is told.

    spare: rows of the embeddings that no token has, as the hub's models have them.
    """
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration

    torch.manual_seed(1)
    model = M2M100ForConditionalGeneration(
        M2M100Config(
            vocab_size=len(tokenizer) + spare, pad_token_id=1, bos_token_id=0, eos_token_id=2,
            decoder_start_token_id=2, scale_embedding=True, encoder_layerdrop=0.0,
            decoder_layerdrop=0.0, **SHAPE,
        )
    )  # fmt: skip
    chinese, english = zip(*pairs(), strict=True)
    source = tokenizer(list(chinese) * 2, return_tensors="pt", padding=True)
    rows = [tokenizer(text_target=text).input_ids for text in english]
    tokenizer.tgt_lang = codes[0]
    rows += [tokenizer(text_target=text).input_ids for text in chinese]
    # The language is forced, never guessed: nothing before it tells which of the two is wanted.
    source["decoder_input_ids"] = _padded([[2, *row[:-1]] for row in rows], 1)
    train(model, source, _padded([[1, *row[1:]] for row in rows], 1), pad=1)
    model.save_pretrained(folder)


def mt5(folder: Path) -> Path:
    """Train an mT5 that summarises Chinese in Chinese: spiece.model alone, as XL-Sum's has it."""
    import torch
    from transformers import AutoTokenizer, MT5Config, MT5ForConditionalGeneration

    known = list(summaries("zh").values())
    texts = [text for pair in known for text in pair]
    processor = sentencepiece_model(texts, folder / "spiece.model", kind="unigram", pad=True)
    _write(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "T5Tokenizer", "extra_ids": 0, "additional_special_tokens": None},
    )
    torch.manual_seed(1)
    model = MT5ForConditionalGeneration(
        MT5Config(
            vocab_size=processor.get_piece_size(), d_model=WIDTH, d_kv=16, d_ff=2 * WIDTH,
            num_layers=2, num_heads=4, dropout_rate=0.0, pad_token_id=0, eos_token_id=1,
            decoder_start_token_id=0,
        )
    )  # fmt: skip
    model.config.save_pretrained(folder)
    _learn(model, AutoTokenizer.from_pretrained(folder), known, pad=0)
    model.save_pretrained(folder)
    return folder


def bart(folder: Path) -> Path:
    """Train a BART that summarises English: vocab.json and merges.txt of bytes."""
    import torch
    from tokenizers import ByteLevelBPETokenizer
    from transformers import AutoTokenizer, BartConfig, BartForConditionalGeneration

    known = list(summaries("en").values())
    made = ByteLevelBPETokenizer()
    made.train_from_iterator(
        [text for pair in known for text in pair], vocab_size=400,
        special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
    )  # fmt: skip
    made.save_model(str(folder))
    _write(folder / "tokenizer_config.json", {"tokenizer_class": "BartTokenizer"})
    torch.manual_seed(1)
    model = BartForConditionalGeneration(
        BartConfig(
            vocab_size=made.get_vocab_size(), pad_token_id=1, bos_token_id=0, eos_token_id=2,
            decoder_start_token_id=2, forced_bos_token_id=0, forced_eos_token_id=2, **SHAPE,
        )
    )  # fmt: skip
    model.config.save_pretrained(folder)
    _learn(model, AutoTokenizer.from_pretrained(folder), known, pad=1)
    model.save_pretrained(folder)
    return folder


def _learn(
    model: Any, tokenizer: Any, known: list[tuple[str, str]], *, pad: int, after: Any = None
) -> None:
    source = tokenizer([pair[0] for pair in known], return_tensors="pt", padding=True)
    labels = tokenizer(
        text_target=[pair[1] for pair in known], return_tensors="pt", padding=True
    ).input_ids
    train(model, source, labels, pad=pad, after=after)


def _padded(rows: list[list[int]], pad: int) -> Any:
    import torch

    longest = max(map(len, rows))
    return torch.tensor([row + [pad] * (longest - len(row)) for row in rows])


def _pieces(processor: Any) -> list[str]:
    """Return a vocabulary's pieces without the special ones, which each model numbers itself."""
    every = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return [piece for piece in every if piece in PLACEHOLDERS or not piece.startswith("<")]


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
