package dev.hotreload.agent;

import dev.hotreload.renewal.ProgramStreams;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.Predicate;

/** The streams that {@link System} has when the JVM starts. */
record JvmStreams(InputStream in, PrintStream out, PrintStream err) implements ProgramStreams {

    static JvmStreams current() {
        return new JvmStreams(System.in, System.out, System.err);
    }

    @Override
    public void restore(Predicate<Object> isOld) {
        if (isOld.test(System.in)) {
            System.setIn(in);
        }
        if (isOld.test(System.out)) {
            System.setOut(out);
        }
        if (isOld.test(System.err)) {
            System.setErr(err);
        }
    }
}
