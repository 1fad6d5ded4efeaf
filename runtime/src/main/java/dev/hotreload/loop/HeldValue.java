package dev.hotreload.loop;

import org.jspecify.annotations.Nullable;

/**
 * The receiver, or an argument, of a looped method that a thread is in.
 *
 * @param name the parameter's; {@code receiver} for the receiver
 * @param type as declared
 * @param value what the frame holds
 */
public record HeldValue(
        String name, Class<?> type, @Nullable Object value) {}
