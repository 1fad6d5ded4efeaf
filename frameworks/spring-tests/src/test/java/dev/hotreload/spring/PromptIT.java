package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Beans by their names at the prompt, and the application context. */
@ExtendWith(ShopExtension.class)
class PromptIT {
    private final Shop shop;

    PromptIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void beansAreThereByTheirNamesAndNewOnesWithTheNextReload() throws IOException {
        assertThat(shop.evaluate("beans.greeter.greet(\"anna\")")).endsWith(" ==> \"hi anna\"");
        assertThat(shop.evaluate("context.getBean(app.Greeter.class) == beans.greeter"))
                .endsWith(" ==> true");
        assertThat(shop.evaluate("System.identityHashCode(beans.ownerController) + 0L"))
                .endsWith(" ==> " + shop.get("/identity").substring("200 ".length()));
        assertThat(shop.evaluate("beans.nobody")).contains("cannot find symbol");

        shop.sources().replace("app/Beans.java", "// more", """
                @Bean
                public StringBuilder notes(Motto motto) { return new StringBuilder("notes of " + motto.text()); }
                // more""");
        shop.sources().replace("app/Greeter.java", "\"hi \" + name", "\"hello \" + name");
        assertThat(shop.reload()).contains(Shop.told("added", "bean notes"));
        assertThat(shop.evaluate("beans.notes.length()")).endsWith(" ==> 14");
        assertThat(shop.evaluate("beans.greeter.greet(\"anna\")")).endsWith(" ==> \"hello anna\"");

        shop.takeBack();
        assertThat(shop.evaluate("beans.notes")).contains("cannot find symbol");
        assertThat(shop.evaluate("beans.greeter.greet(\"anna\")")).endsWith(" ==> \"hi anna\"");
    }
}
