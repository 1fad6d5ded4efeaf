package dev.hotreload.loop;

import dev.hotreload.message.LoopTexts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives each run of a method copies of its arguments, as they were when the method was called.
 *
 * <p>The copies come from one serialised form, so that arguments that share an object share its copy. Arguments that
 * cannot be serialised are passed as they are, and the user is told. If a debugger sets an argument in the frame that
 * waits, the new one is what is copied from then on. Used by the thread that runs the method.
 */
final class ArgumentCopies {
    private final String method;
    private final @Nullable ClassLoader loader;
    private final Consumer<String> problem;
    private final Set<Integer> told = new HashSet<>();
    private @Nullable Object @Nullable [] held;
    private boolean[] isCopied = new boolean[0];
    private byte[] form = new byte[0];

    /**
     * @param method for messages
     * @param loader finds the classes of the arguments
     */
    ArgumentCopies(String method, @Nullable ClassLoader loader, Consumer<String> problem) {
        this.method = method;
        this.loader = loader;
        this.problem = problem;
    }

    /** @param arguments those that the frame holds */
    @Nullable
    Object[] of(@Nullable Object[] arguments) {
        if (held == null || !areSame(held, arguments)) {
            keep(arguments);
        }
        try {
            return copies(arguments);
        } catch (IOException | ClassNotFoundException | RuntimeException changed) {
            // A class looks different now. The arguments themselves are untouched: only copies were passed.
            keep(arguments);
        }
        try {
            return copies(arguments);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            tell(0, arguments.length == 0 ? null : arguments[0], e);
            return arguments;
        }
    }

    /** By identity, but for boxes, which are made anew for each run. */
    private static boolean areSame(@Nullable Object[] before, @Nullable Object[] now) {
        for (int i = 0; i < before.length; i++) {
            boolean isBox = now[i] instanceof Number || now[i] instanceof Boolean || now[i] instanceof Character;
            if (before[i] != now[i] && !(isBox && Objects.equals(before[i], now[i]))) {
                return false;
            }
        }
        return true;
    }

    private void keep(@Nullable Object[] arguments) {
        held = arguments.clone();
        isCopied = new boolean[arguments.length];
        @Nullable Object[] serialisable = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            try {
                bytes(arguments[i]);
                serialisable[i] = arguments[i];
                isCopied[i] = true;
            } catch (IOException | RuntimeException e) {
                tell(i, arguments[i], e);
            }
        }
        try {
            form = bytes(serialisable);
        } catch (IOException e) {
            // Each of them could be written; reading tells what is wrong.
            form = new byte[0];
        }
    }

    private static byte[] bytes(@Nullable Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private @Nullable Object[] copies(@Nullable Object[] arguments) throws IOException, ClassNotFoundException {
        @Nullable Object[] copies = arguments.clone();
        try (ObjectInputStream in = new LoaderInput(new ByteArrayInputStream(form), loader)) {
            @Nullable Object[] read = (Object[]) in.readObject();
            for (int i = 0; i < copies.length; i++) {
                copies[i] = isCopied[i] ? read[i] : arguments[i];
            }
        }
        return copies;
    }

    private void tell(int index, @Nullable Object argument, Exception e) {
        if (told.add(index)) {
            String type = argument == null ? "null" : argument.getClass().getName();
            problem.accept(LoopTexts.notCopied(method, index + 1, type, e.toString()));
        }
    }

    /** Finds the application's classes. */
    private static final class LoaderInput extends ObjectInputStream {
        private final @Nullable ClassLoader loader;

        LoaderInput(InputStream in, @Nullable ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                // A primitive type.
                return super.resolveClass(description);
            }
        }
    }

    @Override
    public String toString() {
        return method + " " + Arrays.toString(isCopied);
    }
}
