package dev.hotreload.spring.view;

import dev.hotreload.spring.change.Internals;
import freemarker.template.Configuration;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.view.AbstractCachingViewResolver;
import org.thymeleaf.TemplateEngine;

/**
 * What one context keeps of files that it shows: templates, views, messages. They are read again when somebody asks.
 */
public final class Texts {
    private final GenericApplicationContext context;

    private Texts(GenericApplicationContext context) {
        this.context = context;
    }

    /** Has the context forget them. */
    public static void forget(GenericApplicationContext context) {
        Texts texts = new Texts(context);
        texts.forgetMessages();
        if (texts.has("org.springframework.web.servlet.view.AbstractCachingViewResolver")) {
            texts.beans(AbstractCachingViewResolver.class).forEach(AbstractCachingViewResolver::clearCache);
        }
        if (texts.has("org.thymeleaf.TemplateEngine")) {
            texts.beans(TemplateEngine.class).forEach(TemplateEngine::clearTemplateCache);
        }
        if (texts.has("freemarker.template.Configuration")) {
            texts.beans(Configuration.class).forEach(Configuration::clearTemplateCache);
        }
    }

    private void forgetMessages() {
        for (MessageSource source : beans(MessageSource.class)) {
            if (source instanceof ReloadableResourceBundleMessageSource reloadable) {
                reloadable.clearCache();
            } else if (source instanceof ResourceBundleMessageSource bundles) {
                for (String cache : List.of("cachedResourceBundles", "cachedBundleMessageFormats")) {
                    Internals.clear(bundles, ResourceBundleMessageSource.class, cache);
                }
            }
        }
    }

    private boolean has(String className) {
        return ClassUtils.isPresent(className, context.getClassLoader());
    }

    private <T> Iterable<T> beans(Class<T> type) {
        return context.getBeansOfType(type, true, false).values();
    }
}
