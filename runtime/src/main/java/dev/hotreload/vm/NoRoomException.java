package dev.hotreload.vm;

/** A class cannot be given the interfaces that it should have; nothing has changed. The message says which and why. */
public final class NoRoomException extends Exception {
    private static final long serialVersionUID = 1;

    NoRoomException(String reason) {
        super(reason);
    }
}
