package dev.hotreload.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.memory.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT) // a source in
class ParsedFilesTest {
    private final ParsedFiles parsed = new ParsedFiles();

    @Test
    void aClassFileIsParsedOnceForAllWhoLookIntoIt() {
        ClassFile type = Compiled.of("class A { }").types().values().iterator().next();

        assertThat(parsed.of(type.bytes())).isSameAs(parsed.of(type.bytes()));
        assertThat(parsed.of(type.bytes()).internalName()).endsWith("A");
    }

    @Test
    void aMalformedOneIsNoClass() {
        assertThatThrownBy(() -> parsed.of(new byte[12])).isInstanceOf(RuntimeException.class);
    }
}
