package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that the application reads: its configuration, templates, messages. */
@ExtendWith(ShopExtension.class)
class FilesIT {
    private final Shop shop;

    FilesIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void configurationFilesChange() throws IOException {
        // The bean of the settings counts who asks, and goes on with that.
        String settings = shop.get("/settings");
        int seen = Integer.parseInt(settings.substring(settings.lastIndexOf(' ') + 1)) + 1;
        assertThat(shop.get("/settings")).isEqualTo("200 Corner [nine] {cats=3} Main hello, Corner no extra " + seen);
        assertThat(shop.get("/level")).isEqualTo("200 false");
        shop.sources().put("application.properties", """
                spring.profiles.active=night
                shop.title=Market
                shop.opening-hours[0]=ten
                shop.opening-hours[1]=two
                shop.limits.dogs=4
                shop.extra=more
                address.street=High
                greeting=welcome
                logging.level.app.chatty=debug
                server.port=8081
                """);
        String event = shop.reload();
        assertThat(shop.get("/settings"))
                .isEqualTo("200 Market [ten, two] {dogs=4} High welcome, Market more " + (seen + 1));
        assertThat(shop.get("/level")).isEqualTo("200 true");
        assertThat(event)
                .contains(
                        Shop.told("changed", "shop.title"),
                        Shop.told("changed", "address.street"),
                        Shop.told("changed", "bean address-app.Address"))
                .doesNotContain("server.port");

        shop.sources().put("application.properties", ShopSources.PROPERTIES + "spring.mvc.servlet.path=/other\n");
        assertThat(shop.reload())
                .contains("Spring: spring.mvc.servlet.path is read at the start only; restart to apply it");
        assertThat(shop.get("/settings"))
                .isEqualTo("200 Corner [nine] {cats=3} Main hello, Corner no extra " + (seen + 2));
        assertThat(shop.get("/level")).isEqualTo("200 false");

        shop.sources().put("application.properties", ShopSources.PROPERTIES);
        shop.reload();
    }

    @Test
    void filesOfProfilesYamlAndFilesOfTheirOwnChange() throws IOException {
        assertThat(shop.get("/apart")).isEqualTo("200 one no night");
        shop.sources().put("apart.properties", "apart=two\n");
        shop.sources().put("application-night.yaml", "shop:\n  title: Late\n  night: dark\n");
        assertThat(shop.reload()).contains(Shop.told("changed", "shop.title"), Shop.told("changed", "apart"));
        assertThat(shop.get("/apart")).isEqualTo("200 two dark");
        assertThat(shop.get("/settings")).startsWith("200 Late [nine] ");

        shop.sources().put("application-night.yaml", "shop:\n  night: darker\n");
        shop.sources().put("application.yaml", "shop:\n  extra: plain\n");
        shop.reload();
        assertThat(shop.get("/apart")).isEqualTo("200 two darker");
        assertThat(shop.get("/settings")).startsWith("200 Corner [nine] ").contains(" plain ");

        shop.sources().put("apart.properties", "apart=one\n");
        shop.sources().delete("application-night.yaml");
        shop.sources().delete("application.yaml");
        shop.reload();
        assertThat(shop.get("/apart")).isEqualTo("200 one no night");
        assertThat(shop.get("/settings")).startsWith("200 Corner [nine] ").contains(" no extra ");
    }

    @Test
    void theConfigurationOfLoggingComesChangesAndGoes() throws IOException {
        assertThat(shop.get("/level")).isEqualTo("200 false");
        shop.sources().put("logback-spring.xml", """
                <configuration>
                  <include resource="org/springframework/boot/logging/logback/base.xml"/>
                  <logger name="app.chatty" level="debug"/>
                </configuration>
                """);
        assertThat(shop.reload()).contains(Shop.told("changed", "logback-spring.xml"));
        assertThat(shop.get("/level")).isEqualTo("200 true");

        shop.sources().replace("logback-spring.xml", "</configuration>", "");
        assertThat(shop.reload()).contains("logback-spring.xml is not used (", "); a restart would fail");
        assertThat(shop.get("/level")).isEqualTo("200 true");

        shop.sources().delete("logback-spring.xml");
        assertThat(shop.reload()).contains(Shop.told("changed", "logback-spring.xml"));
        assertThat(shop.get("/level")).isEqualTo("200 false");
    }

    @Test
    void templatesAndMessagesAreReadAgain() throws IOException {
        assertThat(shop.get("/page")).isEqualTo("200 <p>Corner</p>");
        assertThat(shop.get("/sheet")).isEqualTo("200 sheet 2");
        assertThat(shop.get("/card")).isEqualTo("200 card of Anna");
        assertThat(shop.get("/note.txt")).isEqualTo("200 old");

        shop.sources().put("templates/page.html", "<b th:text=\"#{page.title}\">title</b>");
        shop.sources().put("templates/sheet.ftlh", "paper ${2 + 2}");
        shop.sources().put("templates/card.mustache", "ticket of {{holder}}");
        shop.sources().put("static/note.txt", "new one");
        shop.reload();
        assertThat(shop.get("/page")).isEqualTo("200 <b>Corner</b>");
        assertThat(shop.get("/sheet")).isEqualTo("200 paper 4");
        assertThat(shop.get("/card")).isEqualTo("200 ticket of Anna");
        assertThat(shop.get("/note.txt")).isEqualTo("200 new one");

        shop.sources().put("messages.properties", "page.title=Market\n");
        shop.reload();
        assertThat(shop.get("/page")).isEqualTo("200 <b>Market</b>");

        shop.sources().put("templates/page.html", ShopSources.PAGE);
        shop.sources().put("templates/sheet.ftlh", "sheet ${1 + 1}");
        shop.sources().put("templates/card.mustache", ShopSources.CARD);
        shop.sources().put("static/note.txt", "old");
        shop.sources().put("messages.properties", "page.title=Corner\n");
        shop.reload();
        assertThat(shop.get("/page")).isEqualTo("200 <p>Corner</p>");
        assertThat(shop.get("/card")).isEqualTo("200 card of Anna");
    }

    @Test
    void pagesOfJspAreCompiledAgainstTheCodeOfNow() throws IOException {
        assertThat(shop.get("/price.jsp")).isEqualTo("200 hi leo: 2");
        shop.sources().put("META-INF/resources/price.jsp", ShopSources.JSP.replace("1 + 1", "2 + 2"));
        shop.reload();
        assertThat(shop.get("/price.jsp")).isEqualTo("200 hi leo: 4");

        shop.sources()
                .replace(
                        "app/Greeter.java",
                        "public String greet",
                        "public String part(String name) { return \"bye \" + name; } public String greet");
        shop.sources().put("META-INF/resources/price.jsp", ShopSources.JSP.replace("greet(", "part("));
        shop.reload();
        assertThat(shop.get("/price.jsp")).isEqualTo("200 bye leo: 2");

        shop.sources().put("META-INF/resources/price.jsp", ShopSources.JSP);
        shop.sources().put("app/Greeter.java", ShopSources.GREETER);
        shop.reload();
        assertThat(shop.get("/price.jsp")).isEqualTo("200 hi leo: 2");
    }

    @Test
    void whatIsAnsweredAsJsonHasTheFieldsOfNow() throws IOException {
        assertThat(shop.get("/order")).isEqualTo("200 {\"number\":1}");

        shop.sources().replace("app/Pages.java", "// more", "public String place = \"shelf\";");
        shop.reload();
        assertThat(shop.get("/order")).isEqualTo("200 {\"number\":1,\"place\":\"shelf\"}");

        shop.sources().put("app/Pages.java", ShopSources.PAGES);
        shop.reload();
        assertThat(shop.get("/order")).isEqualTo("200 {\"number\":1}");
    }
}
