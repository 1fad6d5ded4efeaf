package com.example.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Saves files as a developer would, and asks the running application over HTTP. */
@Component
class Developer implements ApplicationListener<WebServerInitializedEvent> {

    private static final Path CONTROLLER = Path.of("src/main/java/com/example/shop/OwnerController.java");

    private int generations;
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public void onApplicationEvent(WebServerInitializedEvent started) {
        int port = started.getWebServer().getPort();
        System.out.println("profiles: "
                + String.join(",", started.getApplicationContext().getEnvironment().getActiveProfiles())
                + ", sign " + System.getenv("SHOP_SIGN")
                + ", town " + started.getApplicationContext().getEnvironment().getProperty("shop.town")
                + ", street " + System.getProperty("shop.street"));
        Thread thread = new Thread(() -> work(port), "developer");
        thread.start();
    }

    private void work(int port) {
        try {
            System.out.println("start: " + get(port, "/owners/1"));
            replace(CONTROLLER, "    @GetMapping(\"/owners/{id}\")", """
                        @GetMapping("/owners/{id}/hello")
                        public String hello(@PathVariable int id) {
                            return "hello " + id + ", visit " + visits.incrementAndGet();
                        }

                        @GetMapping("/owners/{id}")\
                    """);
            await("endpoint", port, "/owners/2/hello", "200 hello 2, visit 2");

            Files.writeString(CONTROLLER.resolveSibling("Greeter.java"), """
                    package com.example.shop;

                    import org.springframework.stereotype.Component;

                    @Component
                    class Greeter {
                        String greet(int id) {
                            return "good day " + id;
                        }
                    }
                    """);
            replace(CONTROLLER, "return \"hello \" + id", "return greeter.greet(id)", "    @Value", """
                        private final Greeter greeter;

                        OwnerController(Greeter greeter) {
                            this.greeter = greeter;
                        }

                        @Value\
                    """);
            await("bean", port, "/owners/3/hello", "200 good day 3, visit 3");

            replace(Path.of("src/main/resources/application.properties"), "fresh", "cheap");
            await("properties", port, "/owners/4", "200 owner 4, visit 4, cheap");
            System.exit(0);
        } catch (IOException | InterruptedException | RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void await(String what, int port, String path, String expected) throws IOException, InterruptedException {
        // Only a right answer counts a visit, so that the visits tell whether the bean is the same.
        Path events = Path.of("target/hotreload/events.jsonl");
        long end = System.nanoTime() + 60_000_000_000L;
        int before = generations;
        while (!Files.exists(events) || Files.readAllLines(events).size() <= before) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + ": no generation");
            }
            Thread.sleep(5);
        }
        generations = Files.readAllLines(events).size();
        String answer = get(port, path);
        System.out.println(what + ": " + answer);
        if (!answer.equals(expected)) {
            throw new IllegalStateException(what + ": expected " + expected);
        }
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    /** Saves a file with each first text of a pair replaced by the second. */
    private static void replace(Path file, String... pairs) throws IOException {
        String text = Files.readString(file);
        for (int i = 0; i < pairs.length; i += 2) {
            if (!text.contains(pairs[i])) {
                throw new IllegalStateException(file + " has no " + pairs[i]);
            }
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        Files.writeString(file, text);
    }
}
