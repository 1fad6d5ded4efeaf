package dev.hotreload.boot;

/**
 * The type of the last parameter of an added method that must not be found under its own descriptor.
 *
 * <p>An added method is a private method of the live class. One that overrides an inherited method would be found by
 * calls of the inherited method that were compiled before (JVMS §5.4.3.3 searches the class itself first) and fail
 * there for its privacy; with one parameter more it keeps its name in stack traces and is out of the way. Always null.
 */
public final class Hosted {
    private Hosted() {}
}
