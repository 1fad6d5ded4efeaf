package dev.hotreload.input;

import dev.hotreload.boot.InputHook;
import dev.hotreload.boot.InputView;
import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.transform.LoadedClassTransformer;
import java.io.Console;
import java.io.FileInputStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hooks the methods of the JDK by which a program comes to read its standard input, and looks out for the libraries
 * that change the terminal's settings before they read, through native code or the command {@code stty}.
 *
 * <p>Installed only while somebody else reads the terminal. Called by any thread.
 */
public final class InputHooks implements LoadedClassTransformer {
    /** How the names of the classes end that take hold of a terminal: of JLine 3 and Æsh, JLine 2, Lanterna. */
    private static final List<String> TERMINALS = List.of(
            "/terminal/TerminalBuilder",
            "jline/TerminalFactory",
            "/terminal/DefaultTerminalFactory",
            "/terminal/ansi/UnixLikeTerminal");

    private final InputView view;
    private final Map<Class<?>, MethodsVisitor.Change> changes = new LinkedHashMap<>();

    private InputHooks(InputView view) {
        this.view = view;
        changes.put(FileInputStream.class, InputVisitor::ofFile);
        changes.put(ProcessBuilder.class, InputVisitor::ofProcess);
        changes.put(Console.class, InputVisitor::ofConsole);
        try {
            // What a console is since JDK 20.
            changes.put(Class.forName("java.io.ProxyingConsole", false, null), InputVisitor::ofConsole);
        } catch (ClassNotFoundException e) {
            // An older JDK, where it is the class itself.
        }
    }

    /**
     * Hooks them.
     *
     * @param view is told when the program is about to read
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    public static void install(Instrumentation instrumentation, InputView view) throws UnmodifiableClassException {
        InputHook.install(view);
        InputHooks hooks = new InputHooks(view);
        instrumentation.addTransformer(hooks, true);
        instrumentation.retransformClasses(hooks.changes.keySet().toArray(Class<?>[]::new));
    }

    @Override
    public byte @Nullable [] changed(String internalName, @Nullable Class<?> redefined, byte[] classFile) {
        if (redefined == null) {
            if (isTerminal(internalName)) {
                view.wanted();
            }
            return null;
        }
        MethodsVisitor.Change change = changes.get(redefined);
        return change == null ? null : MethodsVisitor.changed(classFile, change);
    }

    /** Whether a class takes hold of a terminal as soon as it is used. */
    static boolean isTerminal(String internalName) {
        return TERMINALS.stream().anyMatch(internalName::endsWith);
    }
}
