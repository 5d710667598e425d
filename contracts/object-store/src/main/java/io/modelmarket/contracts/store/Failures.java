package io.modelmarket.contracts.store;

import java.net.URI;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what a failure of the SDK means here, and what to do about it. Never repeats a key or a signature. */
final class Failures {

    private static final Set<String> KEY_REFUSED =
            Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken");
    private static final String NO_KEY = "Unable to load credentials";

    private final String where;

    Failures(String bucket, String address) {
        this.where = "the bucket " + bucket + " at " + address;
    }

    static String address(S3Config config) {
        return config.endpoint().map(URI::toString).orElse("AWS, region " + config.region());
    }

    ObjectStoreException of(String name, SdkException failure) {
        if (failure instanceof AwsServiceException answered) {
            return answered(name, answered);
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (message.startsWith(NO_KEY)) {
            return new ObjectStoreException.Refused(
                    "there is no access key for " + where
                            + "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the process a role",
                    failure);
        }
        return new ObjectStoreException.Away(where + " cannot be reached: " + message, failure);
    }

    private ObjectStoreException answered(String name, AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        int status = failure.statusCode();
        if (code.equals("NoSuchBucket")) {
            return new ObjectStoreException.Refused(
                    where + " does not exist; create it, or correct the setting s3.bucket", failure);
        }
        if (status == 429 || (status >= 500 && status != 501) || code.equals("NoSuchUpload")) {
            return new ObjectStoreException.Away(
                    where + " answers " + status + " " + code + "; it was tried several times", failure);
        }
        if (status == 404) {
            return new ObjectStoreException.Missing(name, failure);
        }
        String said = where + " answers " + status + " " + code;
        return new ObjectStoreException.Refused(
                status == 401 || status == 403 || KEY_REFUSED.contains(code)
                        ? said
                                + "; check the access key in the environment, what the bucket's policy lets it do, and this machine's clock"
                        : said + "; check the settings s3.endpoint, s3.region, s3.path-style and s3.sse",
                failure);
    }
}
