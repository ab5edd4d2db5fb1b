package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract as a page: all of it comes from the hub, and nothing in it runs that did not come as a file. */
class DocsEndToEndTest {

    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    private final Api api = new Api(SharedHub.get().api()).anonymous();

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/"})
    void the_page_is_there_with_or_without_a_slash(String path) {
        Api.Answer page = api.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.response().body()).contains("<title>Order Hub: the API</title>");
    }

    @Test
    void everything_that_the_page_names_comes_from_the_hub() {
        assertThat(named())
                .contains(
                        "/docs/docs.js",
                        "/docs/docs.css",
                        "/docs/ui/swagger-ui.css",
                        "/docs/ui/swagger-ui-bundle.js",
                        "/openapi.yaml")
                .filteredOn(file -> !file.equals("data:,"))
                .allSatisfy(file -> {
                    Api.Answer answer = api.get(file);
                    assertThat(answer.status()).as(file).isEqualTo(200);
                    assertThat(answer.response().body()).as(file).isNotBlank();
                    assertThat(answer.header("Content-Type")).as(file).contains(typeOf(file));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/docs.js", "/docs/docs.css"})
    void the_page_names_no_other_host(String file) {
        assertThat(api.get(file).response().body())
                .doesNotContain("//cdn")
                .doesNotContainPattern("(?:https?:)?//[a-z0-9]+[.]");
    }

    @Test
    void the_viewer_s_style_loads_nothing_from_elsewhere() {
        String style = api.get("/docs/ui/swagger-ui.css").response().body();

        assertThat(Pattern.compile("url\\((?![\"']?data:)").matcher(style).find())
                .isFalse();
        assertThat(style).doesNotContain("@import");
    }

    @Test
    void the_page_runs_nothing_that_a_strict_policy_would_refuse_and_brings_that_policy() {
        String page = api.get("/docs").response().body();

        assertThat(page)
                .contains("default-src 'none'; script-src 'self'; style-src 'self'")
                .contains("connect-src 'self'")
                .doesNotContain("unsafe")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("\\sstyle=")
                .doesNotContain("<style");
        assertThat(Pattern.compile("<script[^>]*>([^<]*)</script>")
                        .matcher(page)
                        .results())
                .hasSize(2)
                .allMatch(script -> script.group().contains("src=\"/docs/"), "is a file")
                .allMatch(script -> script.group(1).isBlank(), "has nothing in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/ui/index.html",
                "/docs/ui/swagger-initializer.js",
                "/docs/ui/swagger-ui/5.30.2/index.html",
                "/docs/ui/..%2fswagger-ui.css",
                "/docs/index.html/..",
                "/webjars/swagger-ui/index.html",
                "/webjars/swagger-ui/5.30.2/swagger-ui.css",
                "/docs/../application.yaml",
                "/docs/nothing.js"
            })
    void nothing_else_is_handed_out(String path) {
        assertThat(api.get(path).status()).isIn(400, 401, 403, 404);
    }

    private List<String> named() {
        return FILE.matcher(api.get("/docs").response().body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String typeOf(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return ending.equals("js") ? "javascript" : ending;
    }
}
