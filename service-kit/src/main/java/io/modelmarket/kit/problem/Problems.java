package io.modelmarket.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a problem document. What is not foreseen is logged whole and answered bare. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String MEDIA_TYPE = "application/problem+json";

    private final RoutingContext routing;

    @Inject
    Problems(RoutingContext routing) {
        this.routing = routing;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.type(), e.detail(), e.extensions());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(Throwable e) {
        return answer(
                ProblemType.UNAUTHENTICATED,
                "The access token is missing, expired, or not meant for this service.",
                Map.of());
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(ProblemType.FORBIDDEN, "Your roles do not allow this.", Map.of());
    }

    @ServerExceptionMapper({OptimisticLockException.class, StaleStateException.class})
    Response stale(Throwable e) {
        return answer(ProblemType.CONFLICT, "Somebody else changed this meanwhile. Read it again and retry.", Map.of());
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        List<Map<String, Object>> errors = e.getConstraintViolations().stream()
                .map(v -> FieldFault.entry(field(v), v))
                .sorted(Comparator.comparing(error -> String.valueOf(error.get("field"))))
                .toList();
        String detail = errors.stream()
                .map(error -> error.get("field") + " " + error.get("message"))
                .collect(Collectors.joining("; "));
        return answer(ProblemType.INVALID_REQUEST, detail + ".", Map.of("errors", errors));
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException e) {
        String detail = describe(e);
        String field = fieldOf(e);
        return answer(
                ProblemType.MALFORMED_JSON,
                detail,
                field.isEmpty() ? Map.of() : Map.of("errors", List.of(FieldFault.TYPE.entry(field, detail))));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 401 -> unauthenticated(e);
            case 403 -> answer(ProblemType.FORBIDDEN, "Your roles do not allow this.", Map.of());
            case 404 ->
                answer(ProblemType.NOT_FOUND, "There is nothing at " + routing.normalizedPath() + ".", Map.of());
            case 405 ->
                answer(
                        ProblemType.METHOD_NOT_ALLOWED,
                        routing.request().method() + " is not possible at " + routing.normalizedPath() + ".",
                        Map.of());
            case 413 -> answer(ProblemType.TOO_LARGE, "The body is larger than this service accepts.", Map.of());
            case 415 ->
                answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the Content-Type this operation documents.", Map.of());
            default ->
                status < 500
                        ? answer(ProblemType.INVALID_REQUEST, "The request is not valid.", Map.of())
                        : unforeseen(e);
        };
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e) {
        LOG.errorf(e, "request %s failed", RequestIds.of(routing));
        return answer(
                ProblemType.INTERNAL, "This is our fault. Retry, and if it stays, report the request id.", Map.of());
    }

    private Response answer(ProblemType type, String detail, Map<String, Object> extensions) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri().toString());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail);
        body.put("requestId", RequestIds.of(routing));
        body.putAll(extensions);
        Response.ResponseBuilder response =
                Response.status(type.status()).type(MEDIA_TYPE).entity(body);
        if (type.status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        RetryLater.header(extensions).ifPresent(seconds -> response.header("Retry-After", seconds));
        return response.build();
    }

    private static String field(ConstraintViolation<?> violation) {
        List<String> names = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Path.Node::toString)
                .toList();
        return names.size() > 2 ? String.join(".", names.subList(2, names.size())) : String.join(".", names);
    }

    private static String describe(JsonProcessingException e) {
        String field = fieldOf(e);
        String where = field.isEmpty() ? "line " + line(e) : field;
        String what = e.getCause() instanceof IllegalArgumentException reason && reason.getMessage() != null
                ? reason.getMessage()
                : "is not what is expected there";
        return "In the JSON body, at " + where + ": " + what + ".";
    }

    /** The path to what could not be read; empty where the text is no JSON at all. */
    private static String fieldOf(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "1" : Integer.toString(e.getLocation().getLineNr());
    }
}
