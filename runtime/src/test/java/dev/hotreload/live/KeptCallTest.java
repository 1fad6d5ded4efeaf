package dev.hotreload.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotreload.boot.Kept;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

/** Calls that are linked for what stands for a kept object. */
class KeptCallTest {
    static class Shop {
        String order(String dish) {
            return "code of the class";
        }

        String added() {
            return "code of the class";
        }
    }

    static final class Proxy extends Shop implements Kept {
        @Override
        String order(String dish) {
            return "kept " + dish;
        }

        @Override
        public Object hotreload$object() {
            return this;
        }

        @Override
        public Object hotreload$home() {
            return this;
        }
    }

    private static MethodHandle call(String name, Class<?>... parameters) throws ReflectiveOperationException {
        return KeptCall.of(
                Proxy.class,
                Proxy.class.getDeclaredMethods(),
                name,
                MethodType.methodType(String.class, parameters),
                MethodHandles.lookup());
    }

    @Test
    void onlyKeptObjectsAreMeant() {
        assertThat(KeptCall.isFor(Proxy.class)).isTrue();
        assertThat(KeptCall.isFor(Shop.class)).isFalse();
    }

    @Test
    void aMethodGoesToTheObject() throws Throwable {
        assertThat((String) call("order", String.class).invoke(new Proxy(), "soup"))
                .isEqualTo("kept soup");
    }

    @Test
    void anAddedMethodRunsOnNoProxy() {
        assertThatThrownBy(() -> call("added"))
                .isInstanceOf(NoSuchMethodException.class)
                .hasMessageContaining("Shop.added was added by a reload");
    }
}
