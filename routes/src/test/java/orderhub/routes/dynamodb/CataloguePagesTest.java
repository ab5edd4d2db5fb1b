package orderhub.routes.dynamodb;

import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import orderhub.routes.hash.KeyedHash;
import orderhub.routes.http.InvalidRequestException;
import orderhub.schemas.api.CatalogueView;
import orderhub.schemas.api.ProductView;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Product;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CataloguePagesTest {

    private static final Product TEA = aProduct("TEA").at(700, "USD").build();
    private static final Product POT = aProduct("POT-1").at(2_000, "EUR").build();

    private final CataloguePages pages = new CataloguePages(new KeyedHash("secret"), 1);

    @Test
    void a_page_has_the_products_that_were_read_and_leads_to_the_next() {
        CatalogueView page = pages.page(List.of(StoredItems.item(TEA), StoredItems.item(POT)), key("POT-1"));

        assertThat(page.products()).extracting(ProductView::productId).containsExactly("TEA", "POT-1");
        assertThat(from(pages, page.next())).isEqualTo(key("POT-1"));
    }

    @Test
    void the_last_page_leads_nowhere() {
        assertThat(pages.page(List.of(StoredItems.item(TEA)), null).next()).isNull();
        assertThat(pages.page(List.of(), null).products()).isEmpty();
    }

    @Test
    void a_product_that_cannot_be_read_hides_no_other() {
        Map<String, AttributeValue> broken = new HashMap<>(StoredItems.item(POT));
        broken.put("lane", AttributeValue.fromS("REVIEW"));

        assertThat(pages.page(List.of(broken, StoredItems.item(TEA)), null).products())
                .extracting(ProductView::productId)
                .containsExactly("TEA");
    }

    @Test
    void the_first_page_begins_at_the_beginning() {
        assertThat(from(pages, null)).isNull();
    }

    @Test
    void a_cursor_is_taken_by_every_hub_with_the_same_secret_and_by_no_other() {
        String cursor = cursor();

        assertThat(from(new CataloguePages(new KeyedHash("secret"), 1), cursor)).isEqualTo(key("TEA"));
        assertRefused("/cursor", () -> from(new CataloguePages(new KeyedHash("another"), 1), cursor));
    }

    @Test
    void a_cursor_that_somebody_touched_is_refused() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor());
        for (int i = 0; i < bytes.length; i++) {
            byte[] touched = bytes.clone();
            touched[i] ^= 1;
            String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(touched);
            assertRefused("/cursor", () -> from(pages, cursor));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TEA", "=", "null", "ABCDEFGHIJKLMNOPQRSTUV", "%00", "ключ"})
    void what_is_no_cursor_is_refused(String cursor) {
        assertRefused("/cursor", () -> from(pages, cursor));
    }

    @Test
    void a_very_long_cursor_is_refused_before_it_is_read() {
        String made = Base64.getUrlEncoder().encodeToString("A".repeat(10_000).getBytes(StandardCharsets.UTF_8));

        assertRefused("/cursor", () -> from(pages, made));
    }

    @ParameterizedTest
    @CsvSource({",50", "1,1", "7,7", "100,100"})
    void a_page_has_as_many_as_the_caller_asks_for_up_to_the_most(@Nullable String asked, int limit) {
        assertThat(pages.request(asked, null, 50, 100).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "+1", "01", " 1", "1.0", "ten", "", "9999999999", "[1, 2]"})
    void any_other_limit_is_refused(String asked) {
        assertRefused("/limit", () -> pages.request(asked, null, 50, 100));
    }

    private static @Nullable Map<String, AttributeValue> from(CataloguePages pages, @Nullable String cursor) {
        return pages.request(null, cursor, 50, 100).startKey();
    }

    private String cursor() {
        return Objects.requireNonNull(
                pages.page(List.of(StoredItems.item(TEA)), key("TEA")).next());
    }

    private static Map<String, AttributeValue> key(String productId) {
        return Map.of("product_id", AttributeValue.fromS(productId));
    }

    private static void assertRefused(String pointer, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::pointer)
                        .containsExactly(pointer));
    }
}
