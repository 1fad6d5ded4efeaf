package dev.hotreload.maven.keys;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A small process that makes the terminal what it was if this one is killed, and cannot do so itself. It sleeps until
 * its input ends. If somebody else has changed the settings by then, such as the shell, it leaves them alone.
 */
final class TerminalGuard implements Closeable {

    private static final String SCRIPT = """
            trap '' INT QUIT TERM HUP TSTP TTIN TTOU
            exec 2>/dev/null
            before=$(stty -g </dev/tty) || exit 0
            echo ready
            while read -r word; do
              keys=
              [ "$word" = taken ] && keys=$(stty -g </dev/tty)
            done
            if [ -n "$keys" ]; then
              [ "$(stty -g </dev/tty)" = "$keys" ] && stty "$before" </dev/tty
              printf '\\0337\\033[r\\0338\\0337\\033[B\\r\\033[J\\0338' >/dev/tty
            fi
            """;

    private final @Nullable Process process;

    private TerminalGuard(@Nullable Process process) {
        this.process = process;
    }

    /** Starts one. Without a shell, there is none. Returns when it knows how the terminal is now. */
    static TerminalGuard start() {
        try {
            Process started = new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Or its end, if there is no terminal.
            int unused = started.getInputStream().read();
            return new TerminalGuard(started);
        } catch (IOException e) {
            return new TerminalGuard(null);
        }
    }

    /** From now on the terminal is another. */
    void taken() {
        tell("taken");
    }

    /** The terminal is what it was. */
    void released() {
        tell("released");
    }

    private void tell(String word) {
        Process guard = process;
        if (guard == null) {
            return;
        }
        try {
            OutputStream words = guard.getOutputStream();
            words.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            words.flush();
        } catch (IOException e) {
            // It has ended, because there is no terminal for it.
        }
    }

    /** It is not needed any more. */
    @Override
    public void close() {
        Process guard = process;
        if (guard == null) {
            return;
        }
        try {
            guard.getOutputStream().close();
            guard.getInputStream().close();
        } catch (IOException e) {
            // It has ended.
        }
    }
}
