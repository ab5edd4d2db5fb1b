package orderhub.infra.local.aws.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.aws.SharedAws;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.StsException;

/** Protocols that the Java SDK does not speak, but other clients do. */
class ProtocolTest {
    private final AwsClients aws = SharedAws.clients();
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> form(String path, String service, String form)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SharedAws.aws().endpoint() + path))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=00")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void takes_the_query_protocol_of_sqs_at_the_root_and_at_the_queue() throws IOException, InterruptedException {
        String name = AwsClients.unique("q");
        assertThat(form("/", "sqs", "Action=CreateQueue&QueueName=" + name).body())
                .contains("<QueueUrl>" + aws.url(name) + "</QueueUrl>");

        form("/000000000000/" + name, "sqs", "Action=SendMessage&MessageBody=hello");

        assertThat(aws.drain(aws.url(name))).containsExactly("hello");
    }

    @Test
    void takes_the_query_protocol_of_cloudwatch() throws IOException, InterruptedException {
        String namespace = AwsClients.unique("n");
        form(
                "/",
                "monitoring",
                "Action=PutMetricData&Namespace=" + namespace
                        + "&MetricData.member.1.MetricName=m&MetricData.member.1.Value=2"
                        + "&MetricData.member.1.Dimensions.member.1.Name=d"
                        + "&MetricData.member.1.Dimensions.member.1.Value=v");

        assertThat(SharedAws.aws().metricData()).anySatisfy(datum -> {
            assertThat(datum.namespace()).isEqualTo(namespace);
            assertThat(datum.value()).isEqualTo(2);
            assertThat(datum.dimensions()).isEqualTo(Map.of("d", "v"));
        });
    }

    @Test
    void says_who_the_caller_is() {
        assertThat(aws.sts.getCallerIdentity().account()).isEqualTo("000000000000");
        assertThatThrownBy(() -> aws.sts.getSessionToken())
                .isInstanceOf(StsException.class)
                .hasMessageContaining("does not have GetSessionToken");
    }

    @Test
    void names_a_service_that_it_does_not_have() throws IOException, InterruptedException {
        HttpResponse<String> answer = form("/", "ec2", "Action=DescribeInstances");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<Code>UnknownOperationException</Code>")
                .contains("no service for POST / DescribeInstances");
    }

    /** Over a socket of its own: a client that is still sending may see the connection break before the answer. */
    @Test
    void refuses_a_body_over_the_limit_before_it_is_sent() throws IOException {
        URI endpoint = SharedAws.aws().endpoint();
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            String head = """
                    POST / HTTP/1.1\r
                    Host: localhost\r
                    X-Amz-Target: AWSEvents.PutEvents\r
                    Content-Length: %d\r
                    \r
                    """.formatted(16 * 1024 * 1024 + 1);
            socket.getOutputStream().write(head.getBytes(US_ASCII));

            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();

            assertThat(status).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void refuses_a_body_that_is_not_json() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(SharedAws.aws().endpoint())
                .header("X-Amz-Target", "AWSEvents.PutEvents")
                .POST(BodyPublishers.ofString("{broken"))
                .build();

        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("SerializationException");
    }
}
