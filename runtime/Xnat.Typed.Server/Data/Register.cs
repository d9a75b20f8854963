using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Xnat.Typed.Server.Data;

/// <summary>
/// Small records of one kind by key, such as tokens or stored searches, in the order in
/// which they came. Guarded by the lock of the <see cref="Store"/>.
/// </summary>
/// <remarks>Records are immutable: a change is a new record under the same key.</remarks>
/// <param name="kind">The word for its records.</param>
/// <param name="form">How a record is written.</param>
/// <param name="isKept">Whether changes are asked for; otherwise nothing is remembered of them.</param>
internal sealed class Register<T>(string kind, Func<JsonTypeInfo<T>> form, bool isKept) : IRegister
    where T : class
{
    private readonly OrderedDictionary<string, T> records = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, bool> changed = new(StringComparer.Ordinal);

    public string Kind { get; } = kind;

    public IReadOnlyCollection<T> All => records.Values;

    IReadOnlyCollection<string> IRegister.Keys => records.Keys;

    public T? Find(string key) => records.GetValueOrDefault(key);

    public void Put(string key, T record)
    {
        records[key] = record;
        if (isKept) changed.TryAdd(key, true);
    }

    public bool Remove(string key)
    {
        if (!records.Remove(key)) return false;
        if (isKept) changed.TryAdd(key, true);
        return true;
    }

    IReadOnlyList<string> IRegister.TakeChanges()
    {
        if (changed.Count == 0) return [];
        string[] keys = [.. changed.Keys];
        changed.Clear();
        return keys;
    }

    byte[]? IRegister.Save(string key) => Find(key) is { } record ? JsonSerializer.SerializeToUtf8Bytes(record, form()) : null;

    void IRegister.Load(string key, ReadOnlySpan<byte> json) =>
        records[key] = JsonSerializer.Deserialize(json, form())
            ?? throw new InvalidDataException($"The record '{key}' of the register '{Kind}' is empty.");
}
