using System.Buffers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Every part of a card writes itself by hand: nothing that is set on it may be forgotten.</summary>
public sealed class CardPartTests
{
    private static readonly Type[] All =
        [.. typeof(ICardPart).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ICardPart)))];

    public static TheoryData<string> Parts => [.. All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Everything_That_Is_Set_On_A_Part_Is_Written(string name)
    {
        var type = All.Single(type => type.Name == name);
        var part = Filled(type);

        var written = Written(part).EnumerateObject().Select(member => member.Name.TrimStart('$')).ToHashSet();

        // The data of a fallback are its own members.
        var expected = part is SubmitData ? ["verb", "word"] : Properties(type).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        Assert.Empty(expected.Except(written));
    }

    private static ICardPart Filled(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(each => each.GetParameters().Length)!;
        var part = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType))]);
        foreach (var property in Properties(type).Where(property => property.SetMethod is not null))
            property.SetValue(part, Sample(property.PropertyType));
        return (ICardPart)part;
    }

    private static PropertyInfo[] Properties(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public);

    private static object Sample(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => "word",
            _ when plain == typeof(bool) => true,
            _ when plain == typeof(int) => 1,
            _ when plain == typeof(double) => 1.5,
            _ when plain == typeof(JsonObject) => new JsonObject { ["word"] = 1 },
            _ when plain == typeof(CardElement) => new TextBlock("word"),
            _ when plain == typeof(CardButton) => new OpenUrlAction("word", "https://example.com"),
            { IsEnum: true } => Enum.GetValues(plain).GetValue(0)!,
            { IsGenericType: true } => ListOf(plain.GenericTypeArguments[0]),
            _ => plain == typeof(AdaptiveCard) ? new AdaptiveCard() : Filled(plain),
        };
    }

    private static Array ListOf(Type type)
    {
        var list = Array.CreateInstance(type, 1);
        list.SetValue(Sample(type), 0);
        return list;
    }

    private static JsonElement Written(ICardPart part)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            json.Part(part);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
