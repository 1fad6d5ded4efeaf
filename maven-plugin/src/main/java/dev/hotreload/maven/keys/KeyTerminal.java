package dev.hotreload.maven.keys;

import dev.hotreload.maven.command.CommandException;
import dev.hotreload.maven.message.KeyTexts;
import java.io.Closeable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The terminal, from which single keys are read without the line discipline's editing and echo, while nobody else wants
 * it.
 *
 * <p>It is as it was before while it is lent, while this process is stopped or in the background, and in the end. What
 * is typed and not read stays where it is, for whoever reads next. {@link #read}, {@link #peek} and {@link #talk} are
 * for one thread, everything else for any.
 */
final class KeyTerminal implements Closeable {

    /** No key was pressed. */
    static final int NOTHING = -2;

    /** The terminal is gone. */
    static final int END = -1;

    private static final long PATIENCE_MILLIS = 1000;
    private static final String STOP = "TSTP";
    private static final String RESIZE = "WINCH";

    private final Screen screen;
    private final TerminalGuard guard = TerminalGuard.start();
    private final Foreground foreground = new Foreground();
    private final Thread hook = new Thread(this::release, "hotreload-keys-end");
    /** Held while the terminal is read or changed; fair, so that the next read does not get before a change. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private volatile @Nullable Terminal terminal;
    private volatile boolean isLent;
    private volatile boolean isStopping;
    private boolean isTalking;
    private volatile boolean isClosed;

    private KeyTerminal(Screen screen) {
        this.screen = screen;
    }

    /**
     * Opens the terminal of this process.
     *
     * @throws IOException if there is none, or this process is in the background
     */
    static KeyTerminal open(Screen screen) throws IOException {
        KeyTerminal opened = new KeyTerminal(screen);
        try {
            if (!opened.foreground.isHere()) {
                throw new IOException(KeyTexts.inBackground());
            }
            opened.take();
        } catch (IOException e) {
            opened.guard.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(opened.hook);
        Signals.register(STOP, opened::stop);
        Signals.register(RESIZE, opened::resize);
        return opened;
    }

    private void take() throws IOException {
        try {
            // Without signal handlers of its own: Ctrl-C does what it always does.
            Terminal taken = TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .nativeSignals(false)
                    .build();
            Attributes keys = taken.getAttributes();
            // All else stays, so that what is typed for somebody else is what it would have been.
            keys.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), false);
            keys.setControlChar(ControlChar.VMIN, 0);
            keys.setControlChar(ControlChar.VTIME, 1);
            taken.setAttributes(keys);
            terminal = taken;
            guard.taken();
            screen.begin(taken);
        } catch (IllegalStateException e) {
            // What the library throws if standard input is none.
            throw new IOException(KeyTexts.noTerminal(), e);
        }
    }

    /** Makes the terminal what it was before. */
    private void release() {
        boolean isLocked = tryLock();
        try {
            Terminal taken = terminal;
            if (taken != null) {
                terminal = null;
                taken.close();
                guard.released();
                screen.end();
            }
        } catch (IOException e) {
            // The terminal is gone.
        } finally {
            if (isLocked) {
                lock.unlock();
            }
        }
    }

    /** Who does not get it goes on all the same: somebody types at the prompt. */
    private boolean tryLock() {
        try {
            return lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives the terminal to the application, after the talk if there is one; returns when it has it. */
    void lend() {
        isLent = true;
        lock.lock();
        try {
            release();
        } finally {
            lock.unlock();
        }
    }

    /** The application does not read it any more. */
    void takeBack() {
        isLent = false;
    }

    /**
     * Waits for a key.
     *
     * @param millis how long
     * @return its character; {@link #NOTHING} if none came, {@link #END} if none will come
     * @throws IOException if the terminal is gone
     */
    int read(long millis) throws IOException, InterruptedException {
        lock.lock();
        try {
            Terminal taken = terminal;
            if (taken != null && foreground.isLeft()) {
                // Nobody has said so before (SIGSTOP); reading or writing settings would stop this process again.
                terminal = null;
            } else if (taken != null) {
                return taken.reader().read(millis);
            } else if (!isLent && !isStopping && !isClosed && foreground.isHere()) {
                take();
                return NOTHING;
            }
        } finally {
            lock.unlock();
        }
        Thread.sleep(millis);
        return NOTHING;
    }

    /** The next key, which stays the next; {@link #NOTHING} if there is none. */
    int peek() throws IOException {
        Terminal taken = terminal;
        return taken == null ? NOTHING : taken.reader().peek(1);
    }

    /** What happens on the terminal while lines are read. */
    interface Talk {
        void on(Terminal terminal) throws CommandException;
    }

    /** Has lines read instead of keys, until {@code talk} returns. Ctrl-C is no signal meanwhile, but a character. */
    void talk(Talk talk) throws CommandException {
        lock.lock();
        try {
            Terminal taken = terminal;
            if (taken == null) {
                return;
            }
            Attributes keys = taken.getAttributes();
            Attributes lines = new Attributes(keys);
            lines.setLocalFlag(LocalFlag.ISIG, false);
            taken.setAttributes(lines);
            isTalking = true;
            screen.end();
            try {
                talk.on(taken);
            } finally {
                isTalking = false;
                taken.setAttributes(keys);
                screen.begin(taken);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ctrl-Z: the shell is to find the terminal as it was. */
    private void stop() {
        isStopping = true;
        try {
            release();
            Signals.registerDefault(STOP);
            // Not SIGSTOP: where no shell could let this process go on, the system ignores SIGTSTP.
            new ProcessBuilder(
                            "kill",
                            "-" + STOP,
                            String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // It goes on, with the application stopped; Ctrl-C ends both.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Signals.register(STOP, this::stop);
            isStopping = false;
        }
    }

    private void resize() {
        lock.lock();
        try {
            Terminal taken = terminal;
            if (taken != null && !isTalking) {
                screen.begin(taken);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the terminal back as it was. */
    @Override
    public void close() {
        isClosed = true;
        Signals.registerDefault(STOP);
        Signals.registerDefault(RESIZE);
        release();
        guard.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs.
        }
    }
}
