package dev.hotreload.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RegisteredObjectsTest {
    private final RegisteredObjects objects = new RegisteredObjects();

    @Test
    void eachObjectIsFoundOnceByItsTypeAndInTheOrderOfMaking() {
        AtomicInteger first = new AtomicInteger(1);
        List<String> other = new ArrayList<>();
        AtomicInteger second = new AtomicInteger(1);
        for (Object made : List.of(first, first, other, second)) {
            objects.add(made);
        }

        assertThat(objects.of(Number.class)).hasSize(2);
        assertThat(objects.of(Number.class).get(0)).isSameAs(first);
        assertThat(objects.of(Number.class).get(1)).isSameAs(second);
        assertThat(objects.of(List.class)).containsExactly(other);
        assertThat(objects.of(Thread.class)).isEmpty();
    }

    @Test
    void aProgramThatMakesManyObjectsPaysTheSameForEach() {
        List<Integer> live = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Integer made = Integer.valueOf(1_000_000 + i);
            live.add(made);
            objects.add(made);
        }

        assertThat(objects.of(Integer.class)).hasSameSizeAs(live);
    }
}
