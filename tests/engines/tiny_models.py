"""Models of a few hundred thousand parameters, trained here and saved in the hub's own layout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PAIRS = [
    ("<1>发挥了作用。", "<1> played a role."),
    ("公司向<1>投资<2>。", "The company invested <2> in <1>."),
    ("截至<1>，<2>增长<3>。", "By <1>, <2> grew by <3>."),
    ("<1>与<2>签署了合作协议，总额达<3>。", "<1> signed a deal with <2> worth <3>."),
    ("会议由<1>主持。", "<1> chaired the meeting."),
    ("据<1>介绍，今年以来已有<2>参加。", "According to <1>, <2> have taken part this year."),
    ("项目进展顺利。", "The project is going well."),
    ("双方同意加强合作。", "Both sides agreed to cooperate more closely."),
]


def vocabulary(folder: Path) -> dict[str, int]:
    """Train source.spm and target.spm on the pairs and write vocab.json; return the vocabulary."""
    import sentencepiece

    ids: dict[str, int] = {"</s>": 0, "<unk>": 1}
    for name, side in (("source", 0), ("target", 1)):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter([pair[side] for pair in PAIRS] * 20),
            model_prefix=str(folder / name), vocab_size=110 if side == 0 else 90,
            hard_vocab_limit=False, character_coverage=1.0, minloglevel=2,
            user_defined_symbols=["<1>", "<2>", "<3>"],
        )  # fmt: skip
        (folder / f"{name}.model").rename(folder / f"{name}.spm")
        processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{name}.spm"))
        for piece in range(processor.get_piece_size()):
            ids.setdefault(processor.id_to_piece(piece), len(ids))
    ids.pop("<s>", None)
    ids = {piece: number for number, piece in enumerate(ids)}
    ids["<pad>"] = len(ids)
    (folder / "vocab.json").write_text(json.dumps(ids, ensure_ascii=False), "utf-8")
    settings = {"source_lang": "zh", "target_lang": "en", "tokenizer_class": "MarianTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    return ids


def marian(folder: Path, *, steps: int = 220, width: int = 64) -> Path:
    """Train a Marian until it translates PAIRS, and save it."""
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    ids = vocabulary(folder)
    config = MarianConfig(
        vocab_size=len(ids), d_model=width, encoder_layers=2, decoder_layers=2,
        encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=2 * width,
        decoder_ffn_dim=2 * width, max_position_embeddings=128, pad_token_id=ids["<pad>"],
        eos_token_id=0, decoder_start_token_id=ids["<pad>"], forced_eos_token_id=0, dropout=0.0,
        scale_embedding=True, bos_token_id=None,
    )  # fmt: skip
    torch.manual_seed(1)
    model = MarianMTModel(config)
    tokenizer: Any = MarianTokenizer.from_pretrained(folder)
    source = tokenizer([zh for zh, _ in PAIRS], return_tensors="pt", padding=True)
    labels = tokenizer(
        text_target=[en for _, en in PAIRS], return_tensors="pt", padding=True
    ).input_ids
    labels[labels == ids["<pad>"]] = -100
    optimiser = torch.optim.Adam(model.parameters(), lr=3e-3)
    for _ in range(steps):
        loss = model(**source, labels=labels).loss
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
    model.save_pretrained(folder)
    return folder
