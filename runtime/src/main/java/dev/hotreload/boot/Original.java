package dev.hotreload.boot;

/**
 * The type of the last parameter of the copy of a method in whose front overrides are dispatched.
 *
 * <p>When an override is added below a method, the method's own front asks whether the receiver has one; a {@code
 * super} call must not ask, and goes to the copy. Always null.
 */
public final class Original {
    private Original() {}
}
