package dev.hotreload.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.MethodKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopSpecTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p.A#run                                  | run | (I)V                                       | true
            p.A#run                                  | ran | (I)V                                       | false
            p.A#run()                                | run | ()V                                        | true
            p.A#run()                                | run | (I)V                                       | false
            p.A#run(int, String)                     | run | (ILjava/lang/String;)V                     | true
            p.A#run(int,java.lang.String)            | run | (ILjava/lang/String;)V                     | true
            p.A#run(int,lang.String)                 | run | (ILjava/lang/String;)V                     | true
            p.A#run(int,tring)                       | run | (ILjava/lang/String;)V                     | false
            p.A#run(String...)                       | run | ([Ljava/lang/String;)V                     | true
            p.A#run(long[][], List<String>)          | run | ([[JLjava/util/List;)V                     | true
            p.A#run(Map.Entry)                       | run | (Ljava/util/Map$Entry;)V                   | true
            p.A#run(java.util.Map$Entry)             | run | (Ljava/util/Map$Entry;)V                   | true
            """)
    void parameterTypesTellOverloads(String entry, String name, String descriptor, boolean matches) {
        LoopSpec spec = LoopSpec.parse(entry).orElseThrow();

        assertThat(spec.isOf("p/A")).isTrue();
        assertThat(spec.matches(new MethodKey(name, descriptor))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p.A", "p.A.run", "p.A#", "#run", "p.A#run(int", "p.A#<init>", "p A#run"})
    void whatNamesNoMethodIsNone(String entry) {
        assertThat(LoopSpec.parse(entry)).isEmpty();
    }

    @Test
    void anInnerClassHasItsBinaryName() {
        assertThat(LoopSpec.parse(" p.A$B # run ").orElseThrow().isOf("p/A$B")).isTrue();
    }
}
