package dev.hotreload.maven.launch;

import dev.hotreload.control.ControlProtocol;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.keys.Keys;
import java.util.Optional;

/** Gives the application the terminal as soon as it is about to read it. Used by the control server's thread. */
final class InputWishes {

    private InputWishes() {}

    /**
     * Hears of it.
     *
     * @param keys what reads the terminal meanwhile
     */
    static void hear(ControlServer control, Optional<Keys> keys) {
        keys.ifPresent(Keys::takeBack);
        control.on(ControlProtocol.INPUT_WANTED, nothing -> {
            // On a thread of its own: somebody may type at the prompt, whose answers are heard on this one.
            Thread lending = new Thread(
                    () -> {
                        keys.ifPresent(Keys::lend);
                        control.send(ControlProtocol.INPUT_GIVEN, "");
                    },
                    "hotreload-lend");
            lending.setDaemon(true);
            lending.start();
        });
    }
}
