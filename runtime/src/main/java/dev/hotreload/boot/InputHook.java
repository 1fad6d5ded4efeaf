package dev.hotreload.boot;

import java.lang.ProcessBuilder.Redirect;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's methods call by which a program comes to read its standard input, where they are hooked: before they
 * do.
 *
 * <p>Called by any thread, which waits here until the plugin has given the terminal back. From then on nothing happens
 * here.
 */
public final class InputHook {
    private static final int STANDARD_INPUT = 0;
    private static final Set<String> PATHS = Set.of("/dev/tty", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0");

    private static volatile @Nullable InputView view;

    private InputHook() {}

    /** Installs the agent's view; null: whoever reads may. */
    public static void install(@Nullable InputView agent) {
        view = agent;
    }

    /** The terminal is asked for a password, which changes its settings first. */
    public static void reading() {
        InputView current = view;
        if (current != null) {
            current.wanted();
        }
    }

    /** A file is read. */
    public static void reading(int descriptor) {
        if (descriptor == STANDARD_INPUT) {
            reading();
        }
    }

    /** A file is opened to be read. */
    public static void opening(@Nullable String path) {
        if (view != null && path != null && PATHS.contains(path)) {
            reading();
        }
    }

    /**
     * A process is started.
     *
     * @param redirects where its input comes from and its output goes to; null: from and to its parent
     */
    public static void starting(Object @Nullable [] redirects) {
        if (redirects != null && redirects.length > 0 && redirects[0] == Redirect.INHERIT) {
            reading();
        }
    }
}
