package dev.hotreload.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptWishTest {

    private static boolean isFor(String entry, String name, Object object) {
        return KeptWish.parse(entry).orElseThrow().isFor(name, object);
    }

    @Test
    void objectsAreMeantByTheirNamesAndByTheirTypes() {
        assertThat(isFor("bean:dataSource", "dataSource", 1)).isTrue();
        assertThat(isFor("bean:dataSource", "dataSources", 1)).isFalse();
        assertThat(isFor(" bean : *Source", "dataSource", 1)).isTrue();
        assertThat(isFor("bean:java.util.ArrayList", "list", new ArrayList<>())).isTrue();
        assertThat(isFor("bean:java.util.AbstractCollection", "list", new ArrayList<>()))
                .isTrue();
        assertThat(isFor("bean:java.lang.Iterable", "list", new ArrayList<>())).isTrue();
        assertThat(isFor("bean:**.Iterable", "list", new ArrayList<>())).isTrue();
        assertThat(isFor("bean:*.Iterable", "list", new ArrayList<>())).isFalse();
        assertThat(isFor("bean:java.util.Set", "list", new ArrayList<>())).isFalse();
    }

    @Test
    void whatIsNoWishIsSomethingElse() {
        assertThat(KeptWish.parse("bean:a=copy").orElseThrow().isCopied()).isTrue();
        assertThat(KeptWish.parse("bean:a = proxy").orElseThrow().isCopied()).isFalse();
        assertThat(KeptWish.parse("bean:a").orElseThrow().isCopied()).isFalse();
        assertThat(KeptWish.parse("bean:a=other")).isEqualTo(Optional.empty());
        assertThat(KeptWish.parse("p.A#load")).isEqualTo(Optional.empty());
        assertThat(KeptWish.parse("weights=copy")).isEqualTo(Optional.empty());
    }
}
