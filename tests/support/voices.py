"""A phone's speech as tests want it: with a Vietnamese voice, without, silent, without an end, with a late list, with none."""

from __future__ import annotations

import json
from typing import Literal

Speech = Literal["vietnamese", "english", "silent", "endless", "late", "unlisted", "throwing", "absent"]

_LISTED = {
    "vietnamese": ["en_US", "vi_VN"],
    "english": ["en-US", "en-GB"],
    "silent": ["vie"],
    "endless": ["vi-VN"],
    "late": ["vi-VN"],
    "unlisted": [],
    "throwing": ["vi-VN"],
}

_FAKE = """(({ kind, listed }) => {
    const voices = listed.map(lang => ({ lang, localService: true }));
    let there = kind !== 'late';
    let current = null;
    const heard = [];
    window.spoken = [];
    window.soundsNow = () => Boolean(current);
    window.finish = () => { const one = current; current = null; one.onend(); };
    window.voicesCome = () => { there = true; heard.splice(0).forEach(tell => tell()); };
    const synth = {
        getVoices: () => there ? voices : [],
        addEventListener: (name, tell) => heard.push(tell),
        cancel() { current = null; },
        speak(said) {
            if (kind === 'throwing') throw new Error('no engine');
            window.spoken.push({ text: said.text, lang: said.lang, rate: said.rate, voice: said.voice ? said.voice.lang : null });
            current = said;
            if (kind !== 'silent') said.onstart();
        },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: kind === 'absent' ? undefined : synth });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})"""


def fake(kind: Speech) -> str:
    """A script for before the page: `spoken` is what was said, `finish()` ends it, `voicesCome()` brings a late list."""
    return f"{_FAKE}({json.dumps({'kind': kind, 'listed': _LISTED.get(kind, [])})})"
