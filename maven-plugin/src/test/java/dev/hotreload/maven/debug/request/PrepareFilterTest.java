package dev.hotreload.maven.debug.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrepareFilterTest {

    @ParameterizedTest
    @CsvSource({
        "p.Foo, p.Foo, true",
        "p.Foo, p.Foo$Bar, false",
        "p.Foo$*, p.Foo$Bar, true",
        "p.Foo$*, p.Foo, false",
        "p.*, p.q.Foo, true",
        "*.Foo, p.q.Foo, true",
        "*.Foo, p.q.Fool, false",
        "*, p.Foo, true"
    })
    void patterns_are_those_of_jdwp(String pattern, String name, boolean matches) {
        assertThat(PrepareFilter.matches(name, pattern)).isEqualTo(matches);
    }
}
