"""NetGANOperator: a generator and a discriminator against each other.  (ref/NetGANOperator; Goodfellow et al. 2014)"""

from collections.abc import Callable

from .. import ops
from ..expression import S, elements, is_list
from ..nets.errors import NetFailure
from ..nets.layer import layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Choice, Parameter
from ..nets.tree import leaves
from ..nets.types import ATOM, Tensor
from .context import Context
from .operator import Operator, call, only, single_ports

GENERATOR, DISCRIMINATOR = "Generator", "Discriminator"


@layer("NetGANOperator", "NetGAN")
class NetGANOperator(Operator):
    """NetGANOperator[{generator, discriminator}] represents a net to train a generative adversarial network.
    NetGANOperator[{generator, discriminator}, loss] uses the loss "JensenShannon" or "Wasserstein".

    Ports: "Sample", "Latent"; "LossReal", "LossFake", "GeneratedFake".  With D for the discriminator and G for the
    generator, "JensenShannon" is -Log[D[sample]] and -Log[1 - D[G[latent]]], "Wasserstein" -D[sample] and
    D[G[latent]]; Automatic takes the first if the discriminator ends with a logistic sigmoid.  The gradient that
    reaches the generator has the opposite sign.
    """

    hides_states = True
    parameters = [Parameter("Loss", "loss", Choice(S.Automatic, "JensenShannon", "Wasserstein"), default=S.Automatic, position=1)]
    input_ports = {"Sample": Tensor(None, ATOM), "Latent": Tensor(None, ATOM)}
    output_ports = {"LossReal": Tensor(()), "LossFake": Tensor(()), "GeneratedFake": Tensor(None, ATOM)}

    net_names = (GENERATOR, DISCRIMINATOR)

    @classmethod
    def read_nets(cls, positional: list, to_net: Callable) -> dict:
        x = positional.pop(0) if positional else None
        if not is_list(x) or len(elements(x)) != 2:
            raise NetFailure("netform", "a list of two nets, {generator, discriminator}, expected as argument 1")
        nets = [to_net(a) for a in elements(x)]
        for net in nets:
            single_ports("NetGANOperator", net)
        return dict(zip((GENERATOR, DISCRIMINATOR), nets))

    def infer(self, t: LayerTypes) -> None:
        generator, discriminator = t.children[GENERATOR], t.children[DISCRIMINATOR]
        t.same(t["Latent"], only(generator.inputs))
        t.same_shape(t["Sample"], only(discriminator.inputs), only(generator.outputs), t["GeneratedFake"])
        t.real(t["Sample"], only(discriminator.inputs), only(generator.outputs), t["GeneratedFake"])
        t.real(only(discriminator.outputs))
        judged = t.dims(only(discriminator.outputs))
        if judged is None or any([d != 1 for d in judged]):  # LinearLayer[1] gives a number in a vector
            t.set_dims(only(discriminator.outputs), [])

    def outer_port(self, net_name: str, side: str, port: str) -> tuple | None:
        return {
            (GENERATOR, "inputs"): ("Latent", 0, None),
            (DISCRIMINATOR, "inputs"): ("Sample", 0, None),
            (GENERATOR, "outputs"): ("GeneratedFake", 0, None),
        }.get((net_name, side))

    def assumed_input(self, name: str) -> Tensor:
        net = self.nets[GENERATOR if name == "Latent" else DISCRIMINATOR]
        return net.assumed_input(next(iter(net.inputs)))

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        fake = call(ctx, GENERATOR, ins["Latent"])
        of_fake, of_real = [
            ops.reshape(x, (ctx.batch,))
            for x in (call(ctx, DISCRIMINATOR, ops.scale_gradient(fake, -1.0)), call(ctx, DISCRIMINATOR, ins["Sample"]))
        ]
        if self.resolved_loss() == "Wasserstein":
            losses = ops.negative(of_real), of_fake
        else:
            losses = (
                ops.binary_cross_entropy(of_real, ops.ones_like(of_real)),
                ops.binary_cross_entropy(of_fake, ops.zeros_like(of_fake)),
            )
        return {"LossReal": losses[0], "LossFake": losses[1], "GeneratedFake": fake}

    def resolved_loss(self) -> str:
        """The loss in use: Automatic follows the last layer of the discriminator."""
        if self.loss is not S.Automatic:
            return self.loss
        last = [layer_ for _, layer_ in leaves(self.nets[DISCRIMINATOR])][-1]
        words = repr(last.values)
        return "JensenShannon" if "Sigmoid" in words and "Hard" not in words else "Wasserstein"
