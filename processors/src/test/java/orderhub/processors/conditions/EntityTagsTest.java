package orderhub.processors.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    private static final EntityTag THREE = EntityTag.ofVersion(3);

    @Test
    void a_version_is_a_strong_tag() {
        assertThat(THREE.text()).isEqualTo("\"3\"");
        assertThat(new EntityTag(true, "3").text()).isEqualTo("W/\"3\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "*                  | true  | true",
                "' * '              | true  | true",
                "\"3\"              | true  | true",
                "W/\"3\"            | false | true",
                "\"4\"              | false | false",
                "\"33\"             | false | false",
                "\"\"               | false | false",
                "\"2\", \"3\"       | true  | true",
                "\"2\",\"3\",\"4\"  | true  | true",
                "\"2\" ,W/\"3\"     | false | true",
                "W/\"3\", \"3\"     | true  | true",
                "\"2,3\"            | false | false",
                ", \"3\",, ,        | true  | true",
                "'\t\"3\"\t'        | true  | true",
                "''                 | false | false",
                "\",\"              | false | false",
                "\"W/\", \"3\"      | true  | true",
                "\"é\"              | false | false"
            })
    void compares_as_the_rfc_has_it(String value, boolean strongly, boolean weakly) {
        EntityTags tags = EntityTags.parse(value).orElseThrow();

        assertThat(tags.matchStrongly(THREE)).isEqualTo(strongly);
        assertThat(tags.matchWeakly(THREE)).isEqualTo(weakly);
    }

    @Test
    void a_weak_version_matches_no_tag_for_certain() {
        assertThat(EntityTags.parse("\"3\"").orElseThrow().matchStrongly(new EntityTag(true, "3")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "\"3",
                "3\"",
                "'3'",
                "w/\"3\"",
                "W\"3\"",
                "W/ \"3\"",
                "W/3",
                "*,\"3\"",
                "\"3\", *",
                "**",
                "\"3\" \"4\"",
                "\"3\";\"4\"",
                "\"3 4\"",
                "\"3\"4\"",
                "\"\u0007\"",
                "\"3\"\n",
                "\"\u0100\"",
                "[\"3\"]"
            })
    void refuses_what_is_no_list_of_tags(String value) {
        assertThat(EntityTags.parse(value)).isEmpty();
    }

    @Test
    void refuses_more_tags_than_anybody_keeps() {
        assertThat(EntityTags.parse(tags(EntityTags.MOST))).isPresent();
        assertThat(EntityTags.parse(tags(EntityTags.MOST + 1))).isEmpty();
    }

    @Property
    void whatever_is_written_as_tags_is_read_as_these(
            @ForAll @Size(max = 20) List<@CharRange(from = '#', to = '~') String> names,
            @ForAll @IntRange(max = 2) int weak) {
        List<EntityTag> tags =
                names.stream().map(name -> new EntityTag(weak == 1, name)).toList();

        String value = String.join(
                weak == 2 ? " ,\t" : ",", tags.stream().map(EntityTag::text).toList());

        assertThat(EntityTags.parse(value)).contains(new EntityTags(false, tags));
    }

    @Property
    void no_text_at_all_is_a_fault(@ForAll String value) {
        assertThat(EntityTags.parse(value))
                .satisfiesAnyOf(
                        parsed -> assertThat(parsed).isEmpty(),
                        parsed -> assertThat(parsed.orElseThrow().tags()).hasSizeLessThanOrEqualTo(EntityTags.MOST));
    }

    private static String tags(int count) {
        return String.join(", ", Collections.nCopies(count, "\"1\""));
    }
}
