package dev.hotreload.boot;

/** What {@link InputHook} delegates to; implemented by the agent, which the bootstrap loader cannot see. */
@FunctionalInterface
public interface InputView {

    /** The program is about to use the terminal's input. Returns when nobody else does. */
    void wanted();
}
