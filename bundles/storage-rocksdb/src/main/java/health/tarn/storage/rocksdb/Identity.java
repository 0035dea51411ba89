package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.ResourceKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Who a storage is, and the secret with which it hashes identifiers.
 *
 * <p>Keys of RocksDB also stand in its manifest, where no erasure reaches them at once. Therefore
 * an identifier is a salted hash there, from which nobody finds it again.
 */
final class Identity {

  private static final byte[] NAME = Keys.ascii("identity");
  private static final byte[] SECRET = Keys.ascii("secret");
  private static final int SECRET_LENGTH = 32;

  private final String name;
  private final byte[] secret;

  private Identity(String name, byte[] secret) {
    this.name = name;
    this.secret = secret;
  }

  /** Reads the identity, or gives one to a new storage. */
  static Identity of(Database database) {
    byte[] name = database.get(Family.META, NAME);
    byte[] secret = database.get(Family.META, SECRET);
    if (name != null && secret != null) {
      return new Identity(new String(name, US_ASCII), secret);
    }
    Identity created = new Identity(UUID.randomUUID().toString(), random());
    try (WriteBatch batch = new WriteBatch()) {
      batch.put(database.handle(Family.META), NAME, Keys.ascii(created.name));
      batch.put(database.handle(Family.META), SECRET, created.secret);
      database.write(batch);
    } catch (RocksDBException e) {
      throw Failures.of("the identity could not be written", e);
    }
    return created;
  }

  private static byte[] random() {
    byte[] bytes = new byte[SECRET_LENGTH];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  String name() {
    return name;
  }

  /** What all keys of an identifier begin with. */
  byte[] identifier(String type, String identifier) {
    MessageDigest digest = sha256();
    digest.update(secret);
    digest.update(Keys.type(type));
    return Arrays.copyOf(
        digest.digest(identifier.getBytes(UTF_8)), DatabaseOptions.IDENTIFIER_HASH_LENGTH);
  }

  /** {@code hash id}. */
  byte[] identifier(ResourceKey key, String identifier) {
    byte[] hash = identifier(key.type(), identifier);
    return new Output(hash.length + key.id().length())
        .addBytes(hash)
        .addBytes(Keys.ascii(key.id()))
        .toBytes();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
