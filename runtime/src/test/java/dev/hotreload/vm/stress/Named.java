package dev.hotreload.vm.stress;

/** What {@link Foo} is defined with, and classes beside it: comes to extend {@link Twice}, and loses it again. */
interface Named {}
