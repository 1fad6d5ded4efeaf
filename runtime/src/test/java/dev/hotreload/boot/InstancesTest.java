package dev.hotreload.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which objects are known. */
class InstancesTest {
    /** All are equal, as a library's objects may be. */
    private static final class Same {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void objectsAreToldApartByIdentityAndKnownOnceEach() {
        Same first = new Same();
        Same second = new Same();

        Instances.made(first);
        Instances.made(second);
        Instances.made(first);

        assertThat(Instances.all().stream().filter(Same.class::isInstance)).hasSize(2);
    }

    @Test
    void anObjectThatIsOfNoInterestIsForgotten() {
        Object kept = new Object();
        Object forgotten = new Object();
        Instances.made(kept);
        Instances.made(forgotten);

        Instances.forget(forgotten);

        assertThat(Instances.all()).contains(kept).doesNotContain(forgotten);
    }
}
