package dev.hotreload.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.LineTable.Entry;
import java.io.InputStream;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class LineTableTest {

    @Test
    void theLineIsThatOfTheLastEntryNotBehindThePosition() {
        LineTable table =
                new LineTable(List.of(new Entry(2, 10), new Entry(7, 12), new Entry(4, 11), new Entry(9, 10)));

        assertThat(table.line(1)).isEmpty();
        assertThat(table.line(2)).hasValue(10);
        assertThat(table.line(6)).hasValue(11);
        assertThat(table.line(8)).hasValue(12);
        assertThat(table.line(100)).hasValue(10);
    }

    @Test
    void positionsAreThoseOfTheJvm() throws Exception {
        byte[] classFile;
        try (InputStream file = LineTableTest.class.getResourceAsStream("LineTableTest$Walked.class")) {
            classFile = Objects.requireNonNull(file).readAllBytes();
        }
        List<StackFrame> frames = new AsCompiled().walked(classFile).call();

        LineTable table =
                Objects.requireNonNull(LineTable.of(classFile).get(new MethodKey("call", "()Ljava/util/List;")));
        assertThat(frames)
                .allSatisfy(frame ->
                        assertThat(table.line(frame.getByteCodeIndex())).hasValue(frame.getLineNumber()));
        assertThat(frames).extracting(StackFrame::getLineNumber).doesNotHaveDuplicates();
    }

    /** Its method gives two of its own frames, on two lines. */
    static final class Walked implements Callable<List<StackFrame>> {
        @Override
        public List<StackFrame> call() {
            StackFrame first = here();
            StackFrame second = here();
            return List.of(first, second);
        }

        private static StackFrame here() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.skip(1).findFirst())
                    .orElseThrow();
        }
    }

    /** Defines a class without a place where it comes from, so that an agent that counts lines leaves it alone. */
    private static final class AsCompiled extends ClassLoader {
        AsCompiled() {
            super(LineTableTest.class.getClassLoader());
        }

        @SuppressWarnings("unchecked")
        Callable<List<StackFrame>> walked(byte[] classFile) throws ReflectiveOperationException {
            Constructor<?> constructor =
                    defineClass(null, classFile, 0, classFile.length).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Callable<List<StackFrame>>) constructor.newInstance();
        }
    }
}
