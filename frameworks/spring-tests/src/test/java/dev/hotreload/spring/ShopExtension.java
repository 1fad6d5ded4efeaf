package dev.hotreload.spring;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives classes of tests the one {@link Shop} that runs for all of them. Each test takes its edit back, so they may
 * come in any order; after each class, nothing may be lost.
 */
final class ShopExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Shop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shop(context);
    }

    /** The next test finds the sources as they were, also after one that failed. */
    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            shop(context).takeBack();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        shop(context).checkThatNothingIsLost();
    }

    /** JUnit closes it at the end of all tests. */
    private static Shop shop(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ShopExtension.class))
                .getOrComputeIfAbsent(Shop.class, key -> Shop.start(), Shop.class);
    }
}
