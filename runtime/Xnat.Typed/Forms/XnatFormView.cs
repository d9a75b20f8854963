using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Xnat.Typed;

/// <summary>
/// Answers to a custom form by type. The classes that the generator makes of <c>XnatFields</c> items derive from it; their properties read
/// the answers as they were asked for, and what is set is sent by <see cref="SaveAsync"/>.
/// </summary>
/// <remarks>Not safe for several threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class XnatFormView
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";
    private const string TimeFormat = "HH:mm:ss";

    /// <summary>A view of answers.</summary>
    /// <param name="answers">The answers, as they were asked for.</param>
    protected XnatFormView(XnatFormAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Answers = answers;
    }

    /// <summary>The same answers by path, those included that the class does not know.</summary>
    public XnatFormAnswers Answers { get; }

    /// <inheritdoc cref="XnatFormAnswers.Problems"/>
    public IReadOnlyList<XnatFormProblem> Problems() => Answers.Problems();

    /// <inheritdoc cref="XnatFormAnswers.SaveAsync"/>
    public Task SaveAsync(bool allowsProblems = false, CancellationToken cancellationToken = default) =>
        Answers.SaveAsync(allowsProblems, cancellationToken);

    /// <summary>The form; never its answers.</summary>
    public override string ToString() => $"{GetType().Name} of {Answers}";

    /// <summary>A text; <see langword="null"/> if there is none.</summary>
    /// <param name="path">The field: <c>exam.code</c>.</param>
    /// <exception cref="XnatContentException">The answer is of another kind.</exception>
    protected string? GetText(string path) => Get(path, static value => FormRules.TextOf(value), "text");

    /// <summary>Sets a text.</summary>
    /// <param name="path">The field.</param>
    /// <param name="value">The text, or <see langword="null"/> to clear it.</param>
    /// <exception cref="ArgumentException">The form does not take it. Nothing is set then.</exception>
    protected void SetText(string path, string? value) => Answers.Set(path, value);

    /// <summary>A number; <see langword="null"/> if there is none.</summary>
    /// <inheritdoc cref="GetText"/>
    protected double? GetNumber(string path) => GetValue<double>(
        path, static value => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null, "number");

    /// <summary>Sets a number.</summary>
    /// <inheritdoc cref="SetText"/>
    protected void SetNumber(string path, double? value) => Answers.Set(path, value is { } known ? JsonValue.Create(known) : null);

    /// <summary>A truth value; <see langword="null"/> if there is none.</summary>
    /// <inheritdoc cref="GetText"/>
    protected bool? GetBoolean(string path) => GetValue<bool>(
        path, static value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null, "truth value");

    /// <summary>Sets a truth value.</summary>
    /// <inheritdoc cref="SetText"/>
    protected void SetBoolean(string path, bool? value) => Answers.Set(path, value is { } known ? JsonValue.Create(known) : null);

    /// <summary>A moment; <see langword="null"/> if there is none. One without a zone is taken for UTC.</summary>
    /// <inheritdoc cref="GetText"/>
    protected DateTimeOffset? GetMoment(string path) => GetValue<DateTimeOffset>(
        path,
        static value => DateTimeOffset.TryParse(
            FormRules.TextOf(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null,
        "moment");

    /// <summary>Sets a moment.</summary>
    /// <inheritdoc cref="SetText"/>
    protected void SetMoment(string path, DateTimeOffset? value) =>
        Answers.Set(path, value?.ToString(MomentFormat, CultureInfo.InvariantCulture));

    /// <summary>A time of day; <see langword="null"/> if there is none.</summary>
    /// <inheritdoc cref="GetText"/>
    protected TimeOnly? GetTime(string path) => GetValue<TimeOnly>(
        path,
        static value => TimeOnly.TryParse(FormRules.TextOf(value), CultureInfo.InvariantCulture, out var time) ? time : null,
        "time of day");

    /// <summary>Sets a time of day, to the second.</summary>
    /// <inheritdoc cref="SetText"/>
    protected void SetTime(string path, TimeOnly? value) => Answers.Set(path, value?.ToString(TimeFormat, CultureInfo.InvariantCulture));

    /// <summary>The texts of a list; <see langword="null"/> if there is none.</summary>
    /// <typeparam name="T">What is made of a text.</typeparam>
    /// <param name="path">The field.</param>
    /// <param name="make">Makes it.</param>
    /// <exception cref="XnatContentException">The answer is of another kind.</exception>
    protected IReadOnlyList<T>? GetList<T>(string path, Func<string, T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (IsNothing(Answers[path])) return null;
        if (Answers[path] is not { ValueKind: JsonValueKind.Array } list) throw NotOf("list");
        return [.. list.EnumerateArray().Select(one => make(FormRules.TextOf(one) ?? throw NotOf("list of texts")))];
    }

    /// <summary>Sets a list of texts.</summary>
    /// <typeparam name="T">What stands for a text, which its <see cref="object.ToString"/> gives.</typeparam>
    /// <param name="path">The field.</param>
    /// <param name="value">The list, or <see langword="null"/> to clear it.</param>
    /// <exception cref="ArgumentException">The form does not take it. Nothing is set then.</exception>
    protected void SetList<T>(string path, IEnumerable<T>? value) => Answers.Set(
        path, value is null ? null : new JsonArray([.. value.Select(static one => (JsonNode?)JsonValue.Create(one?.ToString()))]));

    /// <summary>The boxes that are ticked; <see langword="null"/> if nobody answered.</summary>
    /// <inheritdoc cref="GetList{T}"/>
    protected IReadOnlyList<T>? GetChoices<T>(string path, Func<string, T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (IsNothing(Answers[path])) return null;
        if (Answers[path] is not { ValueKind: JsonValueKind.Object } boxes) throw NotOf("set of boxes");
        return [.. boxes.EnumerateObject().Where(static box => box.Value.ValueKind == JsonValueKind.True).Select(box => make(box.Name))];
    }

    /// <summary>Ticks boxes, and no others.</summary>
    /// <inheritdoc cref="SetList{T}"/>
    protected void SetChoices<T>(string path, IEnumerable<T>? value)
    {
        if (value is null)
        {
            Answers.Set(path, null);
            return;
        }

        var ticked = value.Select(static one => one?.ToString() ?? "").ToHashSet(StringComparer.Ordinal);
        var boxes = new JsonObject();
        foreach (var box in (Answers.Form.Find(path)?.PossibleValues ?? []).Union(ticked, StringComparer.Ordinal))
            boxes[box] = ticked.Contains(box);
        Answers.Set(path, boxes);
    }

    /// <summary>The JSON of an answer; <see langword="null"/> if there is none.</summary>
    /// <param name="path">The field.</param>
    protected JsonNode? GetNode(string path) => Answers[path] is var value && IsNothing(value)
        ? null
        : JsonSerializer.SerializeToNode(value, FormsJson.Default.JsonElement);

    /// <summary>Sets the JSON of an answer.</summary>
    /// <inheritdoc cref="SetText"/>
    protected void SetNode(string path, JsonNode? value) => Answers.Set(path, value);

    private static bool IsNothing(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    private static bool IsEmpty(JsonElement value) =>
        IsNothing(value) || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0);

    private string? Get(string path, Func<JsonElement, string?> read, string kind) =>
        Answers[path] is var value && IsNothing(value) ? null : read(value) ?? throw NotOf(kind);

    // form.io leaves an empty text where a field was cleared.
    private T? GetValue<T>(string path, Func<JsonElement, T?> read, string kind)
        where T : struct => Answers[path] is var value && IsEmpty(value) ? null : read(value) ?? throw NotOf(kind);

    private XnatContentException NotOf(string kind) => new(
        $"An answer to the form is no {kind}. XNAT stores any; read it by Answers, and correct it on the server.")
    {
        DataType = Answers.Form.DataType,
        Field = Answers.Form.Id,
        ValueKind = kind,
    };
}
