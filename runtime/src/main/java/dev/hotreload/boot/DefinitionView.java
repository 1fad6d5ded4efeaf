package dev.hotreload.boot;

import java.nio.ByteBuffer;

/** What {@link DefinitionHook} delegates to; implemented by the engine, which the bootstrap loader cannot see. */
public interface DefinitionView {

    /**
     * The JVM is about to be given a class. May wait.
     *
     * @param classFile from its position to its limit
     */
    void begin(ByteBuffer classFile);

    /** The JVM has it, or has refused it. Called by the thread that called {@link #begin}. */
    void end();
}
