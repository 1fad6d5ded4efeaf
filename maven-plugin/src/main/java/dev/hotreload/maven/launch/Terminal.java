package dev.hotreload.maven.launch;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether there is a terminal, and whether the messages of a launch may be coloured. */
public final class Terminal {

    private Terminal() {}

    /**
     * Follows Maven's own switch ({@code --color}, which sets {@code style.color}) and the {@code NO_COLOR} convention
     * before it looks for a terminal.
     *
     * @param switchValue {@code always}, {@code never}, {@code auto} or absent
     */
    public static boolean isColoured(@Nullable String switchValue, Map<String, String> environment) {
        if ("always".equals(switchValue)) {
            return true;
        }
        if ("never".equals(switchValue) || environment.containsKey("NO_COLOR")) {
            return false;
        }
        return isThere();
    }

    /** Whether standard input and output are a terminal that can do more than print. */
    static boolean isThere(Map<String, String> environment) {
        return !"dumb".equals(environment.getOrDefault("TERM", "dumb")) && isThere();
    }

    private static boolean isThere() {
        return isTerminal(System.console());
    }

    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            // Console.isTerminal exists since JDK 22, where a console no longer implies a terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            // An older JDK, which has a console only on a terminal.
            return true;
        }
    }
}
