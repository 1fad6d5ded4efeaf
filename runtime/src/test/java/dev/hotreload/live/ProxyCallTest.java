package dev.hotreload.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.IncompleteAnnotationException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Calls of proxies whose class does not know the method yet: they must end as those of a class that does. */
class ProxyCallTest {
    interface Shop {
        String order(String dish, int count) throws IOException;

        int tables();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Menu {
        String name() default "soup";

        String price();
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(ProxyCallTest.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object call(Object proxy, String name, MethodType type, Object... arguments) throws Throwable {
        Object[] all = new Object[arguments.length + 1];
        all[0] = proxy;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ProxyCall.of(proxy.getClass(), name, type).orElseThrow().invokeWithArguments(all);
    }

    private static final MethodType ORDER = MethodType.methodType(String.class, String.class, int.class);
    private static final MethodType TABLES = MethodType.methodType(int.class);

    @Test
    void theHandlerGetsMethodAndArguments() throws Throwable {
        Object shop = proxy(Shop.class, (proxy, method, arguments) -> method.getName() + Arrays.toString(arguments));

        assertThat(call(shop, "order", ORDER, "soup", 2)).isEqualTo("order[soup, 2]");
    }

    @Test
    void theHandlerOfAMethodWithoutParametersGetsNull() throws Throwable {
        Object shop = proxy(Shop.class, (proxy, method, arguments) -> arguments == null ? 1 : 0);

        assertThat(call(shop, "tables", TABLES)).isEqualTo(1);
    }

    @Test
    void declaredAndUncheckedExceptionsPassAndOthersAreWrapped() {
        assertThatThrownBy(() -> call(throwing(new IOException("declared")), "order", ORDER, "soup", 2))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> call(throwing(new IllegalStateException("unchecked")), "tables", TABLES))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> call(throwing(new IOException("not declared")), "tables", TABLES))
                .isInstanceOf(UndeclaredThrowableException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    private static Object throwing(Throwable failure) {
        return proxy(Shop.class, (proxy, method, arguments) -> {
            throw failure;
        });
    }

    @Test
    void anAnnotationThatWasMadeBeforeHasTheDefaultOfAnAddedElement() throws Throwable {
        Object menu = proxy(Menu.class, (proxy, method, arguments) -> {
            throw new IncompleteAnnotationException(Menu.class, method.getName());
        });
        MethodType text = MethodType.methodType(String.class);

        assertThat(call(menu, "name", text)).isEqualTo("soup");
        assertThatThrownBy(() -> call(menu, "price", text)).isInstanceOf(IncompleteAnnotationException.class);
    }

    @Test
    void whatIsNoProxyOrHasNoSuchMethodIsLeftToOthers() {
        Object shop = proxy(Shop.class, (proxy, method, arguments) -> null);

        assertThat(ProxyCall.of(String.class, "length", TABLES)).isEmpty();
        assertThat(ProxyCall.of(shop.getClass(), "chairs", TABLES)).isEmpty();
        assertThat(ProxyCall.of(shop.getClass(), "tables", ORDER)).isEmpty();
    }
}
