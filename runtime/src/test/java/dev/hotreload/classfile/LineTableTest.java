package dev.hotreload.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.LineTable.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Objects;
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
    void positionsAreThoseOfTheJvm() throws IOException {
        byte[] classFile;
        try (InputStream file = LineTableTest.class.getResourceAsStream("LineTableTest.class")) {
            classFile = Objects.requireNonNull(file).readAllBytes();
        }
        MethodKey key = new MethodKey("positionsAreThoseOfTheJvm", "()V");

        StackFrame first = here();
        StackFrame second = here();

        LineTable table = Objects.requireNonNull(LineTable.of(classFile).get(key));
        assertThat(table.line(first.getByteCodeIndex())).hasValue(first.getLineNumber());
        assertThat(table.line(second.getByteCodeIndex())).hasValue(second.getLineNumber());
        assertThat(second.getLineNumber()).isGreaterThan(first.getLineNumber());
    }

    private static StackFrame here() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst())
                .orElseThrow();
    }
}
