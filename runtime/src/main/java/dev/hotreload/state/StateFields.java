package dev.hotreload.state;

import java.lang.invoke.VarHandle;

/** Finds the prepared field of an object, on which its added fields' values hang. Safe for use by any thread. */
@FunctionalInterface
public interface StateFields {
    VarHandle of(Object object);
}
